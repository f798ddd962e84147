import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openCodec } from './codec/codec.ts'
import { aFlag, aRequest, aRule, aSealedRequest, exampleTime } from './examples.ts'
import { incompatibilities } from './registry/compatibility.ts'
import { registryInMemory } from './registry/index.ts'
import { subjectOf, type Topic } from './topic.ts'
import { topics } from './topics.ts'

const source = { topic: 'somewhere', partition: 2, offset: 7 }

interface Entry<T> {
  readonly topic: Topic<T>
  readonly example: T
}

const entry = <T>(topic: Topic<T>, example: T): Entry<unknown> => ({ topic, example }) as Entry<unknown>

const catalogue: Readonly<Record<string, Entry<unknown>>> = {
  llm_requests: entry(topics.llmRequests, aRequest({ metadata: { team: 'support' } })),
  requests: entry(topics.requests, aSealedRequest()),
  flags: entry(topics.flags('detection'), aFlag()),
  detection_rules: entry(topics.detectionRules, aRule()),
  rule_events: entry(topics.ruleEvents, {
    id: 'e',
    ruleId: 'r',
    kind: 'created' as const,
    rule: aRule(),
    at: exampleTime,
    by: 'system',
  }),
  dead_letters: entry(topics.deadLetters, {
    id: 'd',
    processor: 'detection',
    source,
    receivedAt: exampleTime,
    key: null,
    value: Buffer.from([1, 2]),
    headers: [{ name: 'h', value: Buffer.from('v') }],
    errorClass: 'undecodable',
    message: 'the record is empty',
  }),
  data_keys: entry(topics.dataKeys, { day: '2026-03-02', wrapped: Buffer.from('w'), createdAt: exampleTime }),
}

describe.each(Object.entries(catalogue))('%s', (name, { topic, example }) => {
  test('its example survives encoding and decoding', async () => {
    const codec = await openCodec(topic, registryInMemory())
    expect(codec.decode(codec.encode(example), source)).toEqual(example)
  })

  test('what was written with the baseline decodes with the schema of today', () => {
    const baseline: unknown = JSON.parse(
      readFileSync(new URL(`baseline/${name}.avsc`, import.meta.url), 'utf8'),
    )
    expect(incompatibilities({ reader: topic.schema, writer: baseline as object })).toEqual([])
  })

  test('says what it is, who writes it and who reads it', () => {
    expect(topic.description.length).toBeGreaterThan(20)
    expect(topic.producers.length).toBeGreaterThan(0)
    expect(topic.consumers.length).toBeGreaterThan(0)
    expect(subjectOf(topic)).toBe(`${topic.name}-value`)
  })
})

test('a topic of flags is one that every reader of flags finds', () => {
  expect(topics.flags('detection').name).toMatch(topics.flagsPattern)
  expect('flags').not.toMatch(topics.flagsPattern)
})

test('the headers of a flag are enough to filter by', () => {
  const flag = aFlag({ severity: 'critical', riskScore: 90 })
  expect(topics.flags('detection').headersOf?.(flag)).toEqual({
    severity: 'critical',
    'risk-score': '90',
    categories: 'confidential',
    'rule-ids': flag.matches[0]?.ruleId,
  })
})
