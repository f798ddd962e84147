import { type Flag, type LlmRequest, topics } from '@flagwise/schemas'
import { aFlag, aRequest, aRule, exampleTime } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { defineProcessor } from '../index.ts'
import { after, aRecord, jsonRecord, rawRecord } from './given-records.ts'
import { specify } from './specify-processor.ts'

/** Flags every prompt that names a rule; throws at `bang`. */
const naming = defineProcessor({
  name: 'naming',
  input: topics.llmRequests,
  output: topics.flags('naming'),
  tables: { rules: topics.detectionRules },
  prepare({ rules }, { ignored }) {
    for (const [key, { name }] of rules.rows)
      if (name === '') ignored({ table: 'rules', key, reason: 'has no name' })
    return { names: [...rules.rows.values()].map(({ name }) => name), version: rules.version }
  },
  process(request: LlmRequest, { prepared, source, receivedAt }): readonly Flag[] {
    if (request.prompt === 'bang') throw new RangeError('too loud')
    return prepared.names
      .filter((name) => name !== '' && request.prompt.includes(name))
      .map((name) =>
        aFlag({ requestId: request.id, userId: name, source, receivedAt, ruleSetVersion: prepared.version }),
      )
  },
})

const { given } = specify(naming)
const rules = [aRule({ name: 'bluebird' }), aRule({ name: 'redwood' })]
const fails = (check: Promise<void>) => expect(check).rejects.toThrow()

describe('an example', () => {
  test('holds when the events are those that it names, in order', async () => {
    const both = given({ rules }).when(aRequest({ prompt: 'redwood and bluebird' }))
    await both.then([{ userId: 'bluebird' }, { userId: 'redwood' }])
    await fails(both.then([{ userId: 'redwood' }, { userId: 'bluebird' }]))
    await fails(both.then([{ userId: 'bluebird' }]))
    await fails(both.then([{ userId: 'bluebird' }, { userId: 'redwood' }, {}]))
    await fails(both.then([]))
    await fails(both.thenNothing())
  })

  test('names whole lists or does not hold', async () => {
    const one = given({ rules }).when(aRequest({ prompt: 'redwood' }))
    await one.then([{ matches: [{ points: 40 }] }])
    await fails(one.then([{ matches: [] }]))
  })

  test('of silence does not hold when a record was a dead letter', async () => {
    const loud = given().when(aRequest({ prompt: 'bang' }))
    await loud.thenDeadLetters([{ errorClass: 'RangeError', processor: 'naming', source: { offset: 0 } }])
    await fails(loud.thenNothing())
    await fails(loud.thenDeadLetters([{ errorClass: 'TypeError' }]))
    await fails(loud.thenDeadLetters([]))
  })

  test('may mix events and dead letters, and then names both', async () => {
    const mixed = given({ rules }).when(aRequest({ prompt: 'redwood' }), rawRecord('{'))
    await mixed.thenDeadLetters([{ errorClass: 'undecodable' }], [{ userId: 'redwood' }])
    await fails(mixed.thenDeadLetters([{ errorClass: 'undecodable' }]))
    await fails(mixed.then([{ userId: 'redwood' }]))
  })

  test('does not hold when a row is ignored and it does not say so', async () => {
    const nameless = aRule({ name: '' })
    const tables = given({ rules: [nameless, ...rules] })
    const request = aRequest({ prompt: 'hello' })
    await tables
      .ignoring([{ table: 'rules', key: nameless.id, reason: 'has no name' }])
      .when(request)
      .thenNothing()
    await fails(tables.when(request).thenNothing())
    await fails(
      given({ rules })
        .ignoring([{ key: nameless.id }])
        .when(request)
        .thenNothing(),
    )
  })
})

describe('what a processor is fed with', () => {
  test('is real bytes: what JSON cannot say is normalised on the way in, and tables have a version', () =>
    given({ rules })
      .when(
        jsonRecord({
          timestamp: '2026-03-02T09:30:00Z',
          src_ip: '192.0.2.10',
          provider: ' OpenAI',
          model: 'GPT-4',
          prompt: 'redwood',
        }),
      )
      .then([{ ruleSetVersion: 2 }]))

  test('has coordinates that count in each partition', () =>
    given({ rules })
      .when(
        aRequest({ prompt: 'redwood' }),
        aRecord(aRequest({ prompt: 'redwood' }), { partition: 2 }),
        aRequest({ prompt: 'redwood' }),
      )
      .then([
        { source: { topic: 'llm_requests', partition: 0, offset: 0 } },
        { source: { partition: 2, offset: 0 } },
        { source: { partition: 0, offset: 1 } },
      ]))

  test('arrives when the test says so', () =>
    given({ rules })
      .when(aRequest({ prompt: 'redwood' }), after(1_000), aRequest({ prompt: 'redwood' }))
      .then([{ receivedAt: exampleTime + 40 }, { receivedAt: exampleTime + 1_040 }]))
})
