import type { Rule } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { PatternRefused } from '../pattern.ts'
import { parseRules } from './parse-rules.ts'
import type { RuleDocument } from './rule-document.ts'
import { toDocument, toRule } from './rule-row.ts'
import { writeRules } from './write-rules.ts'

const facts = { pack: 'own', version: 3, at: 1_000, by: 'ada@example.com' }
const documentOf = (match: string, more = ''): RuleDocument => {
  const head =
    'id: a-rule\ntitle: A rule\ndescription: Finds something.\ncategory: policy\nseverity: low\npoints: 5\n'
  const { rules, problems } = parseRules(`${head}${more}match: ${match}`, { file: 'a.yaml' })
  expect(problems).toEqual([])
  const [rule] = rules
  if (!rule) throw new Error('no rule')
  return rule
}
const rowOf = (match: string, more = ''): Rule => toRule(documentOf(match, more), facts)
const promptOnly = 'fields: [prompt]\n'

describe('what the forms of the UI can show becomes a plain type', () => {
  test.each([
    ['{ keywords: { words: [a, b c], within: substring } }', 'keyword', 'a, b c'],
    ['{ regex: a+ }', 'regex', 'a+'],
    ['{ request: { model: [gpt-4, o1] } }', 'model_restriction', 'gpt-4, o1'],
  ])('%s', (match, type, pattern) => {
    expect(rowOf(match, promptOnly)).toMatchObject({
      type,
      pattern,
      definition: '',
      slug: 'a-rule',
      pack: 'own',
    })
  })

  test.each([
    ['whole words', '{ keywords: [a] }', promptOnly],
    ['a list that nobody has filled yet', '{ keywords: { words: [], within: substring } }', promptOnly],
    ['words with commas', '{ keywords: { words: ["a,b"], within: substring } }', promptOnly],
    ['words with spaces around', '{ keywords: { words: [" a"], within: substring } }', promptOnly],
    ['responses too', '{ regex: a+ }', ''],
    ['a pattern that minds case', '{ regex: { pattern: a+, case: match } }', promptOnly],
    ['models by glob', '{ request: { model: gpt-4* } }', promptOnly],
    ['models of a provider', '{ request: { model: gpt-4, provider: openai } }', promptOnly],
    ['an exception', '{ regex: a+ }', `${promptOnly}exceptions: [{ value: { words: [aa] } }]\n`],
    ['a confidence', '{ entity: iban }', 'confidence: 0.9\n'],
    ['a combination', '{ all: [{ regex: a }, { not: { attack: "" } }] }', promptOnly],
  ])('%s takes a definition', (_, match, more) => {
    const row = rowOf(match, more)
    expect(row).toMatchObject({ type: 'composite', pattern: '' })
    expect(toDocument(row)).toEqual(documentOf(match, more))
    expect(toRule(toDocument(row), facts)).toEqual(row)
  })
})

test('what is written is read again as the same rule', () => {
  const documents = [
    documentOf(
      '{ keywords: { words: ["a,b", no, "12", "{{x}}", "# a"], count: { atLeast: 2, distinct: true } } }',
    ),
    documentOf(
      '{ regex: { pattern: "^a: \\\\d+ #x{2,}$", case: match, entropy: 2.5, count: 3 } }',
      promptOnly,
    ),
    documentOf(
      "{ request: { statusCode: 5, tokensPrompt: { to: 9 }, timeOfDay: { from: '22:00', to: '06:00' }, weekdays: [6, 7] } }",
      'exceptions: [{ value: { regex: a+ } }, { when: { request: { user: [a@*] } } }]\ntests: { match: [{ prompt: a, user: b }, {user: c}, "a\\nb"], noMatch: [\'{{alnum:3}}\'] }\n',
    ),
    documentOf('{ keywords: { words: [] } }'),
    documentOf("{ any: [{ attack: '' }, { entity: { type: iban, count: 2 } }, { not: { entity: iban } }] }"),
  ].map((document, at) => ({ ...document, id: `rule-${at}` }))
  const text = writeRules(documents)
  expect(parseRules(text, { file: 'a.yaml' })).toMatchObject({ problems: [], rules: documents })
  expect(writeRules(parseRules(text, { file: 'a.yaml' }).rules)).toBe(text)
})

test('equal meaning is equal text, whatever the order in which it is written', () => {
  const one = rowOf('{ regex: { pattern: a+, case: match, entropy: 1 } }')
  const other = rowOf('{ regex: { entropy: 1, case: match, pattern: a+ } }')
  expect(other.definition).toBe(one.definition)
})

test('a rule of the UI goes by the id of its row', () => {
  expect(toDocument(aRule())).toMatchObject({ id: aRule().id, fields: ['prompt'], confidence: 0.5 })
})

test.each([
  ['', 'definition: is no JSON; write the rule again'],
  ['[]', 'definition: a list does not fit; write keys with values, such as key: value'],
  ['{}', 'definition.match: missing; write keys with values, such as key: value'],
  [
    '{"match":{"regex":"("}}',
    'definition.match.regex: a group is not closed; add ), or write \\( for the character',
  ],
  ['{"match":{"regex":"a"},"script":"x"}', 'definition.script: unknown key script; '],
  [
    `{"match":${'{"not":'.repeat(5_000)}{}${'}'.repeat(5_000)}}`,
    'definition: nests too deeply; at most 40 levels',
  ],
])('a definition that is none is refused: %.40s', (definition, message) => {
  const read = () => toDocument(aRule({ type: 'composite', pattern: '', definition }))
  expect(read).toThrow(PatternRefused)
  expect(read).toThrow(message)
})
