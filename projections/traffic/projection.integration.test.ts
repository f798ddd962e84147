import { on, specifyProjection, testPostgres } from '@flagwise/runtime/testing/postgres'
import { derivedId, type Flag, topics } from '@flagwise/schemas'
import { aFlag, aMatch, aSealedRequest, exampleTime } from '@flagwise/schemas/examples'
import { describe, test } from 'vitest'
import traffic from './projection.ts'

const { given } = specifyProjection(traffic, testPostgres())
const requestId = (number: number): string => derivedId('example', 'request', String(number))
const seen = (number: number, fields: Parameters<typeof aSealedRequest>[0] = {}) =>
  on(topics.requests, aSealedRequest({ id: requestId(number), ...fields }), number % 6)
const flagged = (number: number, fields: Partial<Flag> = {}) =>
  on(
    topics.flags(fields.processor ?? 'detection'),
    aFlag({ requestId: requestId(number), ...fields }),
    number % 6,
  )

const minute = new Date(exampleTime)
const next = new Date(exampleTime + 60_000)

describe('traffic', () => {
  test('counts requests by minute of arrival, provider and model', () =>
    given(
      seen(1),
      seen(2),
      seen(3, { model: 'gpt-4' }),
      seen(4, { provider: 'azure' }),
      seen(5, { receivedAt: exampleTime + 59_999 }),
      seen(6, { receivedAt: exampleTime + 60_000 }),
    ).then({
      traffic: [
        { minute, provider: 'openai', model: 'gpt-4o-mini', severity: '', requests: 3, flagged: 0 },
        { minute, provider: 'openai', model: 'gpt-4', requests: 1 },
        { minute, provider: 'azure', model: 'gpt-4o-mini', requests: 1 },
        { minute: next, provider: 'openai', model: 'gpt-4o-mini', requests: 1 },
      ],
    }))

  test('counts flags by severity, beside the requests that they belong to', () =>
    given(
      flagged(1, { severity: 'high' }),
      seen(1),
      seen(2),
      flagged(2, { severity: 'critical' }),
      flagged(3, { severity: 'high' }),
      seen(3),
    ).then({
      traffic: [
        { minute, severity: '', requests: 3, flagged: 0 },
        { minute, severity: 'high', requests: 0, flagged: 2 },
        { minute, severity: 'critical', requests: 0, flagged: 1 },
      ],
    }))

  test('does not take two names for one because they look the same side by side', () =>
    given(seen(1, { provider: 'a b', model: 'c' }), seen(2, { provider: 'a', model: 'b c' })).then({
      traffic: [
        { provider: 'a b', model: 'c', requests: 1 },
        { provider: 'a', model: 'b c', requests: 1 },
      ],
    }))
})

describe('the traffic of a rule', () => {
  const cards = { ruleId: derivedId('rule', 'cards'), name: 'Cards' } as const
  const mail = { ruleId: derivedId('rule', 'mail'), name: 'Mail' } as const

  test('counts each flag that the rule has a part in', () =>
    given(
      flagged(1, { matches: [aMatch(cards), aMatch(mail)] }),
      flagged(2, { matches: [aMatch(cards)] }),
      flagged(3, { matches: [aMatch(cards)], receivedAt: exampleTime + 60_000 }),
    ).then({
      traffic_rules: [
        { minute, rule_id: cards.ruleId, name: 'Cards', flagged: 2 },
        { minute, rule_id: mail.ruleId, name: 'Mail', flagged: 1 },
        { minute: next, rule_id: cards.ruleId, flagged: 1 },
      ],
    }))

  test('goes under the newest name and severity of the rule, in whatever order the flags come', () =>
    given(
      flagged(1, {
        matches: [aMatch({ ...cards, ruleVersion: 2, name: 'Payment cards', severity: 'critical' })],
      }),
      flagged(2, { matches: [aMatch({ ...cards, ruleVersion: 1 })] }),
      flagged(3, { matches: [aMatch({ ...cards, ruleVersion: 1 })] }),
    ).then({
      traffic_rules: [{ rule_id: cards.ruleId, name: 'Payment cards', severity: 'critical', flagged: 3 }],
    }))
})
