import { openCodec, topics } from '@flagwise/schemas'
import { aFlag, aRequest } from '@flagwise/schemas/examples'
import { registryInMemory } from '@flagwise/schemas/registry'
import { expect, test } from 'vitest'
import { defineProcessor } from '../define-processor.ts'
import { whatFollows } from './outputs.ts'

const flagging = defineProcessor({
  name: 'flagging',
  input: topics.llmRequests,
  output: topics.flags('flagging'),
  process: (request) => [aFlag({ requestId: request.id, severity: 'critical', riskScore: 90 })],
})

test('what follows from a record says where it comes from, carries on its trace, and can be filtered by its headers', async () => {
  const registry = registryInMemory()
  const codecs = {
    input: await openCodec(flagging.input, registry),
    output: await openCodec(flagging.output, registry),
    letters: await openCodec(topics.deadLetters, registry),
  }
  const record = {
    topic: 'llm_requests',
    partition: 2,
    offset: 7,
    timestamp: 1,
    key: null,
    headers: [{ traceparent: Buffer.from('00-ab-cd-01') }, { cookie: Buffer.from('secret') }],
  }
  const { applied, toProduce } = whatFollows(flagging, codecs, undefined, [
    { ...record, value: codecs.input.encode(aRequest()) },
    { ...record, offset: 8, value: Buffer.from('garbage') },
  ])
  expect(applied.consumed).toBe(2)
  expect(toProduce).toEqual([
    {
      topic: 'flags.flagging',
      key: aRequest().id,
      value: expect.any(Buffer),
      headers: [
        { source: 'llm_requests/2/7' },
        { severity: 'critical' },
        { 'risk-score': '90' },
        { categories: 'confidential' },
        { 'rule-ids': aFlag().matches[0]?.ruleId },
        { traceparent: '00-ab-cd-01' },
      ],
    },
    {
      topic: 'dead_letters',
      key: 'flagging/llm_requests/2/8',
      value: expect.any(Buffer),
      headers: [{ processor: 'flagging' }, { 'error-class': 'undecodable' }],
    },
  ])
})
