import { randomUUID } from 'node:crypto'
import { derivedId, type Flag, type LlmRequest, topics } from '@flagwise/schemas'
import { aFlag, aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { defineProcessor } from '../index.ts'
import { arbitraryRequests } from './arbitrary-requests.ts'
import { lawsOf, obeysTheLaws } from './laws.ts'

type Decide = (request: LlmRequest, offset: number, names: readonly string[]) => Flag

/** Flags every request with what `decide` says. */
const deciding = (decide: Decide) =>
  defineProcessor({
    name: 'deciding',
    input: topics.llmRequests,
    output: topics.flags('deciding'),
    tables: { rules: topics.detectionRules },
    prepare: ({ rules }) => [...rules.rows.values()].map(({ name }) => name),
    process: (request, { prepared, source }) => [decide(request, source.offset, prepared)],
  })

const lawful: Decide = (request) => aFlag({ requestId: request.id })
const options = {
  tables: { rules: [aRule({ name: 'a' }), aRule({ name: 'b' })] },
  inputs: arbitraryRequests(),
  runs: 20,
}

obeysTheLaws(deciding(lawful), options)

const replay = 'the same records give the same bytes'
const batches = 'wherever a batch is cut'
const avro = 'what it emits comes out of Avro'
const impure = 'it has no clock'

describe('the laws', () => {
  let count = 0
  test.each<[string, string, Decide]>([
    [
      'reads the clock',
      impure,
      (request) => aFlag({ requestId: request.id, timestamp: Date.now() - Date.now() }),
    ],
    [
      'makes today’s date',
      impure,
      (request) => aFlag({ requestId: request.id, model: String(new Date().getFullYear()) }),
    ],
    [
      'draws lots',
      impure,
      (request) => aFlag({ requestId: request.id, riskScore: Math.floor(Math.random()) }),
    ],
    ['makes up an id', impure, () => aFlag({ requestId: randomUUID() })],
    ['makes up an id', replay, () => aFlag({ requestId: randomUUID() })],
    [
      'remembers what came before',
      replay,
      (request) => aFlag({ requestId: request.id, riskScore: count++ % 100 }),
    ],
    [
      'remembers what came before',
      batches,
      (request) => aFlag({ requestId: request.id, riskScore: count++ % 100 }),
    ],
    [
      'takes the first row of a table',
      replay,
      (request, _, [first]) => aFlag({ requestId: request.id, model: first ?? '' }),
    ],
    [
      'emits what its topic has no field for',
      avro,
      (request) => ({ ...aFlag({ requestId: request.id }), why: 'because' }),
    ],
    ['emits half of a character', avro, () => aFlag({ requestId: derivedId('x'), model: '\ud800' })],
  ])('find a processor that %s: %s', async (_, name, decide) => {
    const law = lawsOf(deciding(decide), options).find((one) => one.name.startsWith(name))
    await expect(law?.hold()).rejects.toThrow()
  })
})
