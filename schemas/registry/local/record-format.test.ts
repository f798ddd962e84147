import { describe, expect, test } from 'vitest'
import { eventOf, type RegistryEvent, recordOf } from './record-format.ts'

const version = {
  subject: 'a-value',
  version: 1,
  id: 7,
  schema: '"string"',
  references: [],
  deleted: false,
} as const

describe('records of _schemas', () => {
  test("are what Confluent's registry writes", () => {
    expect(recordOf({ type: 'version-stored', version })).toEqual({
      key: '{"keytype":"SCHEMA","subject":"a-value","version":1,"magic":1}',
      value: '{"subject":"a-value","version":1,"id":7,"schema":"\\"string\\"","deleted":false}',
    })
    expect(recordOf({ type: 'version-forgotten', subject: 'a-value', version: 1 })).toEqual({
      key: '{"keytype":"SCHEMA","subject":"a-value","version":1,"magic":1}',
      value: null,
    })
    expect(recordOf({ type: 'subject-deleted', subject: 'a-value', upToVersion: 3 })).toEqual({
      key: '{"keytype":"DELETE_SUBJECT","subject":"a-value","magic":0}',
      value: '{"subject":"a-value","version":3}',
    })
    expect(recordOf({ type: 'level-set', subject: null, level: 'FULL' })).toEqual({
      key: '{"keytype":"CONFIG","subject":null,"magic":0}',
      value: '{"compatibilityLevel":"FULL"}',
    })
  })

  test.each<RegistryEvent>([
    { type: 'version-stored', version },
    {
      type: 'version-stored',
      version: { ...version, deleted: true, references: [{ name: 'x.A', subject: 'a', version: 2 }] },
    },
    { type: 'version-forgotten', subject: 'a', version: 4 },
    { type: 'subject-deleted', subject: 'a', upToVersion: 3 },
    { type: 'level-set', subject: 'a', level: 'BACKWARD_TRANSITIVE' },
    { type: 'level-set', subject: null, level: undefined },
  ])('$type is read back as it was written', (event) => {
    expect(eventOf(recordOf(event))).toEqual(event)
  })

  test.each([
    ['a no-op', '{"keytype":"NOOP","magic":0}', null],
    ['a mode', '{"keytype":"MODE","subject":null,"magic":0}', '{"mode":"READONLY"}'],
    [
      'a Protobuf schema',
      '{"keytype":"SCHEMA","subject":"p","version":1,"magic":1}',
      '{"subject":"p","version":1,"id":3,"schemaType":"PROTOBUF","schema":"syntax","deleted":false}',
    ],
    ['no JSON', 'x', 'y'],
    ['an empty key', '', '{}'],
  ])('%s is passed over', (_what, key, value) => {
    expect(eventOf({ key, value })).toBeUndefined()
  })
})
