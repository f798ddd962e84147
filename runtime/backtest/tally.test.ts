import { aMatch, aRequest } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { compareVerdicts } from './compare-verdicts.ts'
import { openTally } from './tally.ts'

const matchOf = (ruleId: string, points = 40) => aMatch({ ruleId, name: `Rule ${ruleId}`, points })
const verdict = (...rules: readonly string[]) => ({ matches: rules.map((id) => matchOf(id)), unscanned: [] })
const clean = verdict()
const cut = { matches: [], unscanned: [{ field: 'prompt', reason: 'too long' }] }
const facts = (offset: number) => ({
  ...aRequest({ id: `request-${offset}` }),
  source: { topic: 'llm_requests', partition: 0, offset },
})

describe('a request under two sets of rules', () => {
  test.each([
    ['flagged by the changed rules alone is newly flagged', clean, verdict('a'), 'newlyFlagged'],
    ['flagged by the present rules alone is no longer flagged', verdict('a'), clean, 'noLongerFlagged'],
    ['with another score has changed', verdict('a'), verdict('a', 'b'), 'changed'],
    [
      'with another severity has changed',
      verdict('a'),
      { matches: [{ ...matchOf('a'), severity: 'low' as const }], unscanned: [] },
      'changed',
    ],
    ['with the same score from other rules is the same', verdict('a'), verdict('b'), 'same'],
    ['that is clean under both is the same', clean, clean, 'same'],
    ['that cannot be looked at any more is newly flagged, never clean', clean, cut, 'newlyFlagged'],
    [
      'with a match that scores nothing is clean',
      { matches: [matchOf('a', 0)], unscanned: [] },
      clean,
      'same',
    ],
  ] as const)('%s', (_title, before, after, outcome) => {
    expect(compareVerdicts(before, after).outcome).toBe(outcome)
  })
})

describe('the report', () => {
  test('counts requests, severities and rules on both sides', () => {
    const tally = openTally(5)
    tally.add(facts(0), compareVerdicts(clean, verdict('a')))
    tally.add(facts(1), compareVerdicts(verdict('b'), clean))
    tally.add(facts(2), compareVerdicts(verdict('b'), verdict('a', 'b')))
    tally.add(facts(3), compareVerdicts(clean, cut))
    tally.add(facts(4), compareVerdicts(clean, clean))
    const { examples, ...report } = tally.report()
    expect(report).toEqual({
      judged: 5,
      flagged: { before: 2, after: 3 },
      unscanned: { before: 0, after: 1 },
      newlyFlagged: 2,
      noLongerFlagged: 1,
      changed: 1,
      severities: [
        { severity: 'low', before: 0, after: 1 },
        { severity: 'medium', before: 0, after: 0 },
        { severity: 'high', before: 2, after: 2 },
        { severity: 'critical', before: 0, after: 0 },
      ],
      rules: [
        { ruleId: 'a', name: 'Rule a', before: 0, after: 2, newlyFlagged: 1, noLongerFlagged: 0 },
        { ruleId: 'b', name: 'Rule b', before: 2, after: 1, newlyFlagged: 0, noLongerFlagged: 1 },
      ],
    })
    expect(examples.noLongerFlagged.map(({ id }) => id)).toEqual(['request-1'])
    expect(examples.changed.map(({ id }) => id)).toEqual(['request-2'])
  })

  test('counts a rule once a request, in however many texts it matches', () => {
    const tally = openTally(5)
    tally.add(facts(0), compareVerdicts(clean, verdict('a', 'a')))
    expect(tally.report().rules).toMatchObject([{ ruleId: 'a', after: 1, newlyFlagged: 1 }])
  })
})

describe('examples', () => {
  const idsOf = (rules: readonly string[], most: number): readonly string[] => {
    const tally = openTally(most)
    for (const [at, rule] of rules.entries()) tally.add(facts(at), compareVerdicts(clean, verdict(rule)))
    return tally.report().examples.newlyFlagged.map(({ id }) => id)
  }

  test('are the first of each kind', () => {
    expect(idsOf(['a', 'a', 'a', 'a'], 2)).toEqual(['request-0', 'request-1'])
    expect(idsOf(['a'], 0)).toEqual([])
  })

  test('make room for rules that come late', () => {
    expect(idsOf(['a', 'a', 'a', 'a', 'b', 'a', 'b', 'c'], 3)).toEqual([
      'request-0',
      'request-4',
      'request-7',
    ])
  })

  test('show where and what, and no text of the request', () => {
    const tally = openTally(1)
    const request = { ...facts(7), prompt: 'a secret bluebird' }
    tally.add(request, compareVerdicts(clean, verdict('a')))
    const [example] = tally.report().examples.newlyFlagged
    expect(example).toMatchObject({
      id: 'request-7',
      source: { topic: 'llm_requests', partition: 0, offset: 7 },
      provider: 'openai',
      model: 'gpt-4o-mini',
      before: { isFlagged: false, matches: [] },
      after: { isFlagged: true, riskScore: 40, matches: [{ ruleId: 'a', spans: [{ start: 4, end: 12 }] }] },
    })
    expect(JSON.stringify(example)).not.toContain('secret')
  })

  test('show the heaviest matches of a request that hundreds of rules match', () => {
    const tally = openTally(1)
    const many = Array.from({ length: 300 }, (_, at) => matchOf(`r${at}`, at === 299 ? 90 : 1))
    tally.add(facts(0), compareVerdicts(clean, { matches: many, unscanned: [] }))
    const shown = tally.report().examples.newlyFlagged[0]?.after.matches ?? []
    expect(shown).toHaveLength(20)
    expect(shown[0]?.ruleId).toBe('r299')
  })
})
