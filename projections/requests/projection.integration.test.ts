import { on, specifyProjection, testPostgres, tombstone } from '@flagwise/runtime/testing/postgres'
import { derivedId, type Flag, topics } from '@flagwise/schemas'
import { aFlag, aMatch, aSealedRequest, exampleTime } from '@flagwise/schemas/examples'
import { describe, test } from 'vitest'
import requests from './projection.ts'

const { given } = specifyProjection(requests, testPostgres())
const seen = (fields: Parameters<typeof aSealedRequest>[0] = {}) =>
  on(topics.requests, aSealedRequest(fields))
const flagged = (fields: Partial<Flag> = {}) =>
  on(topics.flags(fields.processor ?? 'detection'), aFlag(fields))

const { id } = aSealedRequest()
const other = derivedId('example', 'other request')
const byAnother = { processor: 'anomaly', id: derivedId('flag', 'anomaly', id) }

describe('a request', () => {
  test('without a flag is a row that is not flagged', () =>
    given(seen({ userId: 'ana', durationMs: 12.5, statusCode: 200 })).then({
      requests: [
        {
          id,
          provider: 'openai',
          model: 'gpt-4o-mini',
          src_ip: '192.0.2.10',
          user_id: 'ana',
          duration_ms: 12.5,
          status_code: 200,
          received_at: new Date(exampleTime + 40),
          flagged: false,
          flag_count: 0,
          risk_score: 0,
          severity: null,
        },
      ],
      flags: [],
    }))

  test('keeps its texts sealed, byte for byte, and says by which key', () => {
    const sealed = {
      prompt: Buffer.from([0, 1, 255]),
      response: Buffer.from('r'),
      headers: null,
      metadata: Buffer.alloc(0),
    }
    return given(seen(sealed)).then({ requests: [{ ...sealed, data_key: '2026-03-02', prompt_length: 47 }] })
  })

  test('shows the flag that was raised on it, whichever of the two comes first', () =>
    given(flagged({ riskScore: 70, severity: 'critical' }), seen(), seen({ id: other })).then({
      requests: [
        { id, flagged: true, flag_count: 1, risk_score: 70, severity: 'critical' },
        { id: other, flagged: false },
      ],
      flags: [{ request_id: id, risk_score: 70, severity: 'critical' }],
    }))

  test('shows the highest score and the highest severity of all processors’ flags', () =>
    given(
      flagged({ riskScore: 90, severity: 'medium' }),
      seen(),
      flagged({ ...byAnother, riskScore: 20, severity: 'critical' }),
    ).then({
      requests: [{ flag_count: 2, risk_score: 90, severity: 'critical' }],
      flags: [{ processor: 'detection' }, { processor: 'anomaly' }],
    }))

  test('whose id comes again is the one that arrived first, in whatever order they are sealed', () => {
    const at = (receivedAt: number, model: string, partition: number, offset: number) =>
      on(
        topics.requests,
        aSealedRequest({ receivedAt, model, source: { topic: 'llm_requests', partition, offset } }),
        partition * 2 + (offset % 2),
      )
    return given(
      at(exampleTime + 60, 'first', 1, 7),
      at(exampleTime + 60, 'second', 1, 8),
      at(exampleTime + 90, 'last', 0, 3),
      flagged(),
    ).then({ requests: [{ id, model: 'first', received_at: new Date(exampleTime + 60), flagged: true }] })
  })

  test('is not forgotten by a tombstone: forgetting is deleting the key of its day', () =>
    given(seen(), tombstone(topics.requests, id)).then({ requests: [{ id }] }))
})

describe('a flag', () => {
  test('that comes twice counts once', () =>
    given(flagged(), seen(), flagged(), flagged({ ...byAnother }), flagged()).then({
      requests: [{ flag_count: 2 }],
      flags: [{ processor: 'detection' }, { processor: 'anomaly' }],
    }))

  test('whose request has not come shows no request, and all that it carries', () => {
    const matches = [aMatch({ points: 25 }), aMatch({ ruleId: derivedId('example', 'another rule') })]
    return given(flagged({ matches, ruleSetVersion: 9, userId: 'ana' })).then({
      requests: [],
      flags: [
        {
          id: aFlag().id,
          request_id: id,
          processor: 'detection',
          rule_set_version: 9,
          matches,
          rule_ids: matches.map(({ ruleId }) => ruleId),
          user_id: 'ana',
          model: 'gpt-4o-mini',
        },
      ],
    })
  })

  test('keeps why each rule matched and how sure it is, and what was not looked at', () => {
    const matches = [
      aMatch({
        confidence: 0.85,
        detector: 'entity/payment-card',
        why: ['Luhn check digit', 'context: card'],
      }),
    ]
    const unscanned = [{ field: 'response', reason: 'longer than 8 MiB; the first 8 MiB were looked at' }]
    return given(flagged({ matches, unscanned })).then({ flags: [{ matches, unscanned }] })
  })

  test('may carry text that Postgres reads as more than text', () =>
    given(
      flagged({ userId: `{"a"},'b'\\`, model: 'null' }),
      seen({ userId: `{"a"},'b'\\`, model: 'null' }),
    ).then({
      requests: [{ user_id: `{"a"},'b'\\`, model: 'null' }],
      flags: [{ user_id: `{"a"},'b'\\`, model: 'null' }],
    }))
})
