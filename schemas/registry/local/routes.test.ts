import { describe, expect, test } from 'vitest'
import { openRegistry } from './registry.ts'
import { type Response, respond } from './routes.ts'
import { type LogRecord, memoryLog } from './schema-log.ts'

type Ask = (call: string, body?: unknown, contentType?: string) => Promise<Response>

/** A client of a registry in memory; `ask('POST /subjects/a', body)`. */
async function aRegistry(records: LogRecord[] = []): Promise<Ask> {
  const registry = await openRegistry(memoryLog(records))
  return (call, body, contentType = 'application/vnd.schemaregistry.v1+json') => {
    const [method = '', url = ''] = call.split(' ')
    return respond(registry, { method, url, contentType, body: JSON.stringify(body) ?? '' })
  }
}

const call = (fields: object[], more: object = {}): string =>
  JSON.stringify({ type: 'record', name: 'Call', fields, ...more })
const one = call([{ name: 'a', type: 'int' }])
const two = call([
  { name: 'a', type: 'int' },
  { name: 'b', type: 'int', default: 0 },
])
const required = call([
  { name: 'a', type: 'int' },
  { name: 'b', type: 'int' },
])

const ok = (body: unknown): Response => ({ status: 200, body })
const refused = (status: number, code: number, message: unknown = expect.any(String)) => ({
  status,
  body: { error_code: code, message },
})

describe('registering', () => {
  test('the same schema has the same id, under every subject and however it is laid out', async () => {
    const ask = await aRegistry()
    expect(await ask('POST /subjects/a-value/versions', { schema: one })).toEqual(ok({ id: 1 }))
    expect(await ask('POST /subjects/a-value/versions', { schema: one, schemaType: 'AVRO' })).toEqual(
      ok({ id: 1 }),
    )
    const otherLayout = JSON.stringify(
      { fields: [{ type: 'int', name: 'a' }], name: 'Call', type: 'record' },
      null,
      2,
    )
    expect(await ask('POST /subjects/b-value/versions', { schema: otherLayout })).toEqual(ok({ id: 1 }))
    expect(await ask('POST /subjects/b-value/versions', { schema: two })).toEqual(ok({ id: 2 }))
    expect(await ask('GET /subjects/a-value/versions')).toEqual(ok([1]))
    expect(await ask('GET /subjects')).toEqual(ok(['a-value', 'b-value']))
    expect(await ask('GET /schemas/ids/1/versions')).toEqual(
      ok([
        { subject: 'a-value', version: 1 },
        { subject: 'b-value', version: 1 },
      ]),
    )
    expect(await ask('GET /schemas/ids/2/subjects')).toEqual(ok(['b-value']))
  })

  test('many at once get one version each', async () => {
    const ask = await aRegistry()
    const schemas = Array.from({ length: 20 }, (_, number) =>
      call([{ name: `f${number % 10}`, type: 'int', default: 0 }]),
    )
    const answers = await Promise.all(schemas.map((schema) => ask('POST /subjects/a/versions', { schema })))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(10)
    expect(await ask('GET /subjects/a/versions')).toEqual(ok([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  })

  test('a schema that breaks readers is refused with the field and the version', async () => {
    const ask = await aRegistry()
    await ask('POST /subjects/a/versions', { schema: one })
    const answer = await ask('POST /subjects/a/versions', { schema: required })
    expect(answer).toEqual(refused(409, 409, expect.stringMatching(/subject "a".*version 1: field "b"/)))
  })

  test.each([
    ['no JSON', { schema: 'record' }, /not valid JSON/],
    ['no Avro', { schema: '{"type":"record","name":"A"}' }, /record fields/],
    ['an unknown type', { schema: '"Nowhere"' }, /Nowhere/],
    ['a default of another type', { schema: call([{ name: 'a', type: 'int', default: 'x' }]) }, /default/],
    ['an anonymous record', { schema: '{"type":"record","fields":[]}' }, /missing name/],
    ['another kind of schema', { schema: '{}', schemaType: 'JSON' }, /AVRO alone, not JSON/],
    ['no schema', {}, /"schema"/],
    ['rules that would not be kept', { schema: one, ruleSet: {} }, /"ruleSet"/],
    ['references that are none', { schema: one, references: [{ name: 'x' }] }, /"references"/],
  ])('%s is 42201 and says why', async (_what, body, reason) => {
    const ask = await aRegistry()
    expect(await ask('POST /subjects/a/versions', body)).toEqual(
      refused(422, 42201, expect.stringMatching(reason)),
    )
  })

  test('a schema may use types of another subject', async () => {
    const ask = await aRegistry()
    const address = JSON.stringify({
      type: 'record',
      name: 'x.Address',
      fields: [{ name: 'city', type: 'string' }],
    })
    const user = call([{ name: 'home', type: 'x.Address' }])
    const references = [{ name: 'x.Address', subject: 'address', version: 1 }]
    expect(await ask('POST /subjects/user/versions', { schema: user, references })).toEqual(
      refused(422, 42201, expect.stringContaining('address version 1')),
    )
    await ask('POST /subjects/address/versions', { schema: address })
    expect(await ask('POST /subjects/user/versions', { schema: user, references })).toEqual(ok({ id: 2 }))
    expect(await ask('GET /schemas/ids/2')).toEqual(ok({ schema: user, references }))
    expect(await ask('GET /subjects/address/versions/1/referencedby')).toEqual(ok([2]))
    expect(await ask('DELETE /subjects/address')).toEqual(refused(422, 42206))
    expect(await ask('DELETE /subjects/address/versions/1')).toEqual(refused(422, 42206))
  })

  test('a web page cannot register without asking: text/plain is refused', async () => {
    const ask = await aRegistry()
    expect(await ask('POST /subjects/a/versions', { schema: one }, 'text/plain')).toEqual(refused(415, 415))
    expect(await ask('GET /subjects')).toEqual(ok([]))
  })
})

describe('looking up', () => {
  const withTwo = async (): Promise<Ask> => {
    const ask = await aRegistry()
    await ask('POST /subjects/a%2Fb/versions', { schema: one })
    await ask('POST /subjects/a%2Fb/versions', { schema: two })
    return ask
  }

  test('by version, by latest, by the schema and by id', async () => {
    const ask = await withTwo()
    const second = { subject: 'a/b', version: 2, id: 2, schema: two }
    expect(await ask('GET /subjects/a%2Fb/versions/2')).toEqual(ok(second))
    expect(await ask('GET /subjects/a%2Fb/versions/latest')).toEqual(ok(second))
    expect(await ask('GET /subjects/a%2Fb/versions/1/schema')).toEqual(ok(JSON.parse(one)))
    expect(await ask('POST /subjects/a%2Fb?normalize=false', { schema: two })).toEqual(ok(second))
    expect(await ask('GET /schemas/ids/1?subject=a/b')).toEqual(ok({ schema: one }))
    expect(await ask('GET /schemas/ids/1/schema')).toEqual(ok(JSON.parse(one)))
    expect(await ask('GET /schemas?latestOnly=true')).toEqual(ok([second]))
    expect(await ask('GET /schemas/types')).toEqual(ok(['AVRO']))
  })

  test.each([
    ['GET /subjects/none/versions', 404, 40401],
    ['GET /subjects/none/versions/1', 404, 40401],
    ['GET /subjects/a%2Fb/versions/9', 404, 40402],
    ['GET /subjects/a%2Fb/versions/newest', 422, 42202],
    ['GET /subjects/a%2Fb/versions/0', 422, 42202],
    ['GET /schemas/ids/9', 404, 40403],
    ['GET /schemas/ids/x', 404, 404],
    ['GET /nothing', 404, 404],
    ['PUT /subjects', 405, 405],
    ['DELETE /subjects/none', 404, 40401],
    ['GET /config/a', 404, 40408],
    ['DELETE /config/a', 404, 40401],
    ['GET /mode/a', 404, 40409],
  ])('%s is %i, code %i', async (what, status, code) => {
    const ask = await withTwo()
    expect(await ask(what)).toEqual(refused(status, code))
  })

  test('a schema that is not under the subject is 40403, a subject that is not there 40401', async () => {
    const ask = await withTwo()
    expect(await ask('POST /subjects/a%2Fb', { schema: required })).toEqual(refused(404, 40403))
    expect(await ask('POST /subjects/none', { schema: one })).toEqual(refused(404, 40401))
  })
})

describe('deleting', () => {
  test('first soft, then for good; a soft deleted schema stays readable by id', async () => {
    const ask = await aRegistry()
    await ask('POST /subjects/a/versions', { schema: one })
    await ask('POST /subjects/a/versions', { schema: two })
    expect(await ask('DELETE /subjects/a?permanent=true')).toEqual(refused(404, 40405))
    expect(await ask('DELETE /subjects/a')).toEqual(ok([1, 2]))
    expect(await ask('GET /subjects')).toEqual(ok([]))
    expect(await ask('GET /subjects?deleted=true')).toEqual(ok(['a']))
    expect(await ask('GET /subjects/a/versions')).toEqual(refused(404, 40401))
    expect(await ask('GET /subjects/a/versions?deleted=true')).toEqual(ok([1, 2]))
    expect(await ask('GET /schemas/ids/1')).toEqual(ok({ schema: one }))
    expect(await ask('DELETE /subjects/a')).toEqual(refused(404, 40404))
    expect(await ask('DELETE /subjects/a?permanent=true')).toEqual(ok([1, 2]))
    expect(await ask('GET /schemas/ids/1')).toEqual(refused(404, 40403))
    expect(await ask('GET /subjects?deleted=true')).toEqual(ok([]))
  })

  test('one version; what was deleted keeps its id when it comes back, with a new version', async () => {
    const ask = await aRegistry()
    await ask('POST /subjects/a/versions', { schema: one })
    await ask('POST /subjects/a/versions', { schema: two })
    expect(await ask('DELETE /subjects/a/versions/2?permanent=true')).toEqual(refused(404, 40407))
    expect(await ask('DELETE /subjects/a/versions/latest')).toEqual(ok(2))
    expect(await ask('DELETE /subjects/a/versions/2')).toEqual(refused(404, 40406))
    expect(await ask('GET /subjects/a/versions/latest')).toMatchObject({ body: { version: 1 } })
    expect(await ask('POST /subjects/a/versions', { schema: two })).toEqual(ok({ id: 2 }))
    expect(await ask('GET /subjects/a/versions')).toEqual(ok([1, 3]))
  })

  test('an id is not given to another schema after its own was forgotten', async () => {
    const ask = await aRegistry()
    await ask('POST /subjects/a/versions', { schema: one })
    await ask('DELETE /subjects/a')
    await ask('DELETE /subjects/a?permanent=true')
    expect(await ask('POST /subjects/a/versions', { schema: required })).toEqual(ok({ id: 2 }))
  })
})

describe('compatibility', () => {
  test("levels are global or a subject's own", async () => {
    const ask = await aRegistry()
    expect(await ask('GET /config')).toEqual(ok({ compatibilityLevel: 'BACKWARD' }))
    expect(await ask('PUT /config', { compatibility: 'full' })).toEqual(ok({ compatibility: 'FULL' }))
    expect(await ask('GET /config/a?defaultToGlobal=true')).toEqual(ok({ compatibilityLevel: 'FULL' }))
    await ask('PUT /config/a', { compatibility: 'NONE' })
    expect(await ask('GET /config/a')).toEqual(ok({ compatibilityLevel: 'NONE' }))
    expect(await ask('DELETE /config/a')).toEqual(ok({ compatibilityLevel: 'NONE' }))
    expect(await ask('GET /config/a')).toEqual(refused(404, 40408))
    expect(await ask('DELETE /config')).toEqual(ok({ compatibilityLevel: 'FULL' }))
    expect(await ask('GET /config')).toEqual(ok({ compatibilityLevel: 'BACKWARD' }))
    expect(await ask('PUT /config', { compatibility: 'some' })).toEqual(refused(422, 42203))
    expect(await ask('GET /mode')).toEqual(ok({ mode: 'READWRITE' }))
    expect(await ask('PUT /mode', { mode: 'READONLY' })).toEqual(refused(422, 42205))
  })

  test('a level decides what may be registered', async () => {
    const ask = await aRegistry()
    await ask('POST /subjects/a/versions', { schema: one })
    await ask('PUT /config/a', { compatibility: 'FORWARD' })
    expect(await ask('POST /subjects/a/versions', { schema: required })).toEqual(ok({ id: 2 }))
    expect(await ask('POST /subjects/a/versions', { schema: one })).toEqual(ok({ id: 1 }))
    await ask('PUT /config/a', { compatibility: 'NONE' })
    expect(await ask('POST /subjects/a/versions', { schema: '"string"' })).toEqual(ok({ id: 3 }))
  })

  test('the question is answered with reasons when asked for', async () => {
    const ask = await aRegistry()
    const question = 'POST /compatibility/subjects/a/versions'
    expect(await ask(`${question}/latest`, { schema: one })).toEqual(ok({ is_compatible: true }))
    expect(await ask(`${question}/1`, { schema: one })).toEqual(refused(404, 40401))
    await ask('POST /subjects/a/versions', { schema: one })
    expect(await ask(`${question}/latest?verbose=true`, { schema: two })).toEqual(
      ok({ is_compatible: true, messages: [] }),
    )
    expect(await ask(`${question}/1?verbose=true`, { schema: required })).toEqual(
      ok({ is_compatible: false, messages: [expect.stringContaining('field "b"')] }),
    )
    expect(await ask(question, { schema: required })).toEqual(ok({ is_compatible: false }))
    expect(await ask(`${question}/latest`, { schema: '{' })).toEqual(refused(422, 42201))
  })
})

test('a registry that reads the log again is the same', async () => {
  const records: LogRecord[] = []
  const ask = await aRegistry(records)
  await ask('POST /subjects/a/versions', { schema: one })
  await ask('POST /subjects/b/versions', { schema: two })
  await ask('PUT /config/b', { compatibility: 'FULL' })
  await ask('DELETE /subjects/a')
  const again = await aRegistry(records)
  for (const question of [
    'GET /subjects',
    'GET /subjects/a/versions?deleted=true',
    'GET /schemas/ids/1',
    'GET /config/b',
  ])
    expect(await again(question)).toEqual(await ask(question))
  expect(await again('POST /subjects/c/versions', { schema: required })).toEqual(ok({ id: 3 }))
})
