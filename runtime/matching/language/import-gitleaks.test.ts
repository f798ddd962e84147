import { describe, expect, test } from 'vitest'
import { importGitleaks } from './import-gitleaks.ts'
import { parseRules } from './parse-rules.ts'
import { writeRules } from './write-rules.ts'

const aRule = {
  id: 'acme-token',
  description: 'A token of Acme.',
  regex: String.raw`\b(acme_[a-z0-9]{20})\b`,
}
const imported = (rule: object, more: object = {}) =>
  importGitleaks({ rules: [{ ...aRule, ...rule }], ...more })
const said = (rule: object, more: object = {}) =>
  imported(rule, more).notes.map(({ kind, message }) => `${kind}: ${message}`)

describe('a rule of gitleaks', () => {
  test('minds case, finds its one group, and keeps its entropy', () => {
    expect(imported({ entropy: 3.5, tags: ['acme'] })).toMatchObject({
      rules: [
        {
          id: 'acme-token',
          title: 'Acme token',
          category: 'secrets',
          tags: ['owasp:LLM02', 'gitleaks', 'acme'],
          match: { regex: { pattern: aRule.regex, case: 'match', group: 1, entropy: 3.5 } },
          exceptions: [],
        },
      ],
      notes: [],
    })
  })

  test('needs one of its keywords, where its pattern does not say so itself', () => {
    expect(imported({ keywords: ['acme_'] }).rules[0]?.exceptions).toEqual([])
    expect(imported({ keywords: ['Acme-Cloud'] }).rules[0]?.exceptions).toMatchObject([
      { when: { not: { keywords: { words: ['acme-cloud'], within: 'substring' } } } },
    ])
  })

  test('keeps what its allow lists say of values, and of those for all', () => {
    const { rules, notes } = imported(
      { allowlists: [{ regexes: ['^acme_example'], stopwords: ['sample'] }] },
      { allowlist: { regexes: ['(?i)test'] }, allowlists: [{ targetRules: ['another'], stopwords: ['x'] }] },
    )
    expect(rules[0]?.exceptions).toEqual([
      { value: { regex: '(?-i)^acme_example' } },
      { value: { words: ['sample'] } },
      { value: { regex: '(?i)test' } },
    ])
    expect(notes).toEqual([])
  })

  test('can be written and read', () => {
    const { rules } = imported({ keywords: ['other'], entropy: 2, allowlist: { regexes: ['{{x}}'] } })
    expect(parseRules(writeRules(rules), { file: '' })).toMatchObject({ rules, problems: [] })
  })
})

test.each([
  [{ regex: '', path: String.raw`\.p12$` }, 'left out: it looks at paths alone'],
  [
    { path: String.raw`\.tf$` },
    String.raw`changed: its path \.tf$: texts have none, so it matches wherever it stands`,
  ],
  [{ regex: '(?<!x)y' }, 'left out: its regex (?<!x)y: negative look-behind at position 0'],
  [{ regex: '(a1)|(b2)' }, 'changed: which of its 2 groups is the secret depends on the text'],
  [{ skipReport: true }, 'left out: it is a part of other rules'],
  [{ allowlists: [{ paths: ['x'] }] }, 'changed: its allow list of paths and commits'],
  [{ allowlists: [{ regexTarget: 'line', regexes: ['x'] }] }, 'changed: its allow list of whole lines'],
  [{ allowlists: [{ regexTarget: 'match', regexes: ['x'] }] }, 'changed: its allow list of whole matches'],
  [
    { allowlists: [{ condition: 'AND', paths: ['x'], regexes: ['y'] }] },
    'changed: its allow list that needs a path',
  ],
  [{ required: [{ id: 'gone' }] }, 'changed: its required rule gone is not looked for'],
])('what cannot be said is named: %o', (rule, message) => {
  expect(said(rule)).toEqual([expect.stringContaining(message)])
})

test('what is no configuration has no rules, and says so', () => {
  expect(importGitleaks('x')).toMatchObject({ rules: [], notes: [{ kind: 'left out' }] })
  expect(said({}, { extend: { useDefault: true } })).toEqual([expect.stringContaining('extends another')])
})
