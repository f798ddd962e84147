import { on, specifyProjection, testPostgres, tombstone } from '@flagwise/runtime/testing/postgres'
import { topics } from '@flagwise/schemas'
import { aRule, exampleTime } from '@flagwise/schemas/examples'
import { describe, test } from 'vitest'
import rules from './projection.ts'

const { given } = specifyProjection(rules, testPostgres())
const cards = aRule({ name: 'Cards' })
const mail = aRule({ name: 'Mail', stopOnMatch: true, active: false })
const says = (rule: typeof cards) => on(topics.detectionRules, rule)
const gone = (rule: typeof cards) => tombstone(topics.detectionRules, rule.id)

describe('rules', () => {
  test('are shown as every processor runs them', () =>
    given(says(cards), says(mail)).then({
      rules: [
        {
          id: cards.id,
          version: 1,
          name: 'Cards',
          type: 'keyword',
          pattern: 'bluebird, redwood',
          points: 40,
          severity: 'high',
          priority: 0,
          stop_on_match: false,
          active: true,
          created_at: new Date(exampleTime),
          updated_by: 'system',
          slug: '',
          pack: '',
          definition: '',
          tags: [],
        },
        { id: mail.id, stop_on_match: true, active: false },
      ],
    }))

  test('that are code keep what they say of themselves', () => {
    const asCode = {
      slug: 'payment-card',
      pack: 'personal-data',
      type: 'composite',
      pattern: '',
      definition: '{"match":{"entity":{"type":"payment-card"}}}',
      tags: ['owasp:LLM02', 'with "quotes", commas and {braces}'],
      references: ['https://example.org/cards'],
      falsePositives: [],
    } as const
    const { falsePositives, ...columns } = asCode
    return given(says({ ...cards, ...asCode }), says(mail)).then({
      rules: [
        { id: cards.id, ...columns, false_positives: falsePositives },
        { id: mail.id, tags: [] },
      ],
    })
  })

  test('show the newest word on each', () =>
    given(
      says(cards),
      says(mail),
      says({ ...cards, version: 2, points: 0 }),
      says({ ...cards, version: 3, points: 70 }),
    ).then({
      rules: [
        { id: cards.id, version: 3, points: 70 },
        { id: mail.id, version: 1 },
      ],
    }))

  test('are gone after a tombstone, and back when they are made again', () =>
    given(says(cards), says(mail), gone(cards), gone(mail), says({ ...mail, version: 5 })).then({
      rules: [{ id: mail.id, version: 5 }],
    }))

  test('that never were are deleted without a word', () => given(gone(cards)).then({ rules: [] }))
})
