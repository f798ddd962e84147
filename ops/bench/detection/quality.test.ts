import type { Match } from '@flagwise/schemas'
import { expect, test } from 'vitest'
import { evasionOf } from './evasion.ts'
import {
  categoriesOf,
  groupsOf,
  type Judged,
  type JudgedSets,
  ordinaryFlagged,
  spansFound,
} from './quality.ts'

const match = (category: string, ...spans: Match['spans']): Match => ({
  ruleId: category,
  ruleVersion: 1,
  name: `rule of ${category}`,
  category,
  severity: 'low',
  points: 1,
  field: 'prompt',
  spans,
  excerpt: '',
  confidence: 1,
  detector: 'regex',
  why: [],
})

const judged = (label: 0 | 1, kind: string, ...matches: readonly Match[]): Judged => ({
  labelled: { text: 'some text', label, kind },
  matches,
})

const sets: JudgedSets = {
  secrets: [
    judged(1, 'secret/a', match('secrets')),
    judged(1, 'secret/b', match('personal-data')),
    judged(0, 'secret/a', match('secrets')),
  ],
  personalData: [],
  promptAttacks: [
    judged(1, 'prompt_injection/core', match('prompt-attacks')),
    judged(1, 'prompt_injection_payload/code'),
    judged(0, 'prompt_injection/benign-a', match('secrets')),
    judged(0, 'prompt_injection/benign-notinject-one', match('prompt-attacks')),
  ],
  agentThreats: [judged(1, 'atr/x')],
}

test('precision counts what is flagged among ordinary texts, not the near misses of a file', () => {
  const [secrets] = categoriesOf(sets)
  expect(secrets).toMatchObject({
    found: 1,
    positives: 2,
    wrong: 1,
    nearMisses: 1,
    near: 1,
    precision: 0.5,
    recall: 0.5,
  })
})

test('payloads are reported apart from attacks', () => {
  const attacks = categoriesOf(sets)[2]
  expect(attacks).toMatchObject({ found: 1, positives: 2 })
  expect(groupsOf(sets)).toContainEqual(
    expect.objectContaining({ name: expect.stringContaining('payloads'), hits: 0, of: 1 }),
  )
})

test('look-alikes are ordinary texts with a bar of their own', () => {
  expect(groupsOf(sets)).toContainEqual(
    expect.objectContaining({ name: 'look-alikes flagged', hits: 1, of: 1 }),
  )
  expect(groupsOf(sets)).toContainEqual(
    expect.objectContaining({ name: 'ordinary texts flagged', hits: 1, of: 2 }),
  )
})

test('what is flagged among ordinary texts names family, category and rule', () => {
  expect(ordinaryFlagged(sets)).toContainEqual({
    family: 'benign-a',
    of: 1,
    by: { secrets: 1 },
    rules: { 'rule of secrets': 1 },
  })
})

test('a labelled span is found where a match touches it, and kinds without a form are left out', () => {
  const labelled = {
    text: 'Anna 12345',
    label: 1 as const,
    kind: 'pii/x',
    spans: [
      [0, 4, 'PERSON'],
      [5, 10, 'NUMBER'],
    ] as [number, number, ...string[]][],
    structured: ['NUMBER'],
  }
  const found = { labelled, matches: [match('personal-data', { start: 6, end: 9 })] }
  expect(spansFound([found], 'personal-data')).toMatchObject({ hits: 1, of: 1 })
})

test('evasion counts only what is found in plain and what the disguise changes', () => {
  const engine = { match: (text: string) => (text === 'some text' ? [match('prompt-attacks')] : []) }
  const { plain, kept } = evasionOf('attacks', 'prompt-attacks', sets.promptAttacks, engine)
  expect(plain).toBe(1)
  expect(kept.base64).toEqual({ hits: 0, of: 1 })
})
