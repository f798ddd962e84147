import { describe, expect, test } from 'vitest'
import { parseRules } from './parse-rules.ts'
import type { Condition } from './rule-document.ts'

/** A rule with this match, in the shortest form there is. */
const ruleText = (match: string, more = ''): string =>
  `id: a-rule\ntitle: A rule\ndescription: Finds something.\ncategory: policy\nseverity: low\npoints: 5\n${more}match: ${match}\n`
const lists = new Map([['project-names', ['bluebird', 'redwood']]])
const entityTypes = new Set(['payment-card', 'iban'])
const parse = (text: string) => parseRules(text, { file: 'rules.yaml', lists, entityTypes })
const matchOf = (match: string): Condition | undefined => {
  const { rules, problems } = parse(ruleText(match))
  expect(problems).toEqual([])
  return rules[0]?.match
}
const said = (text: string): readonly string[] =>
  parse(text).problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`)
const once = { atLeast: 1, distinct: false }

describe('a rule', () => {
  test('gets what it leaves out', () => {
    expect(parse(ruleText('{ keywords: [bluebird] }')).rules).toEqual([
      {
        id: 'a-rule',
        title: 'A rule',
        description: 'Finds something.',
        category: 'policy',
        severity: 'low',
        points: 5,
        enabled: true,
        priority: 0,
        stopOnMatch: false,
        tags: [],
        references: [],
        falsePositives: [],
        fields: ['prompt', 'response'],
        confidence: 0.5,
        match: { keywords: { words: ['bluebird'], within: 'word', case: 'ignore', count: once } },
        exceptions: [],
        tests: { match: [], noMatch: [] },
      },
    ])
  })

  test('stands beside others in one file, each a document', () => {
    const second = ruleText('{ regex: b }').replace('a-rule', 'another-rule')
    expect(parse(`${ruleText('{ regex: a }')}---\n${second}---\n`).rules.map(({ id }) => id)).toEqual([
      'a-rule',
      'another-rule',
    ])
  })

  test('that is faulty does not take the others with it', () => {
    const { rules, problems } = parse(
      `${ruleText('{ regex: "(" }')}---\n${ruleText('{ regex: b }').replace('a-rule', 'b')}`,
    )
    expect(rules.map(({ id }) => id)).toEqual(['b'])
    expect(problems).toHaveLength(1)
  })
})

describe('a condition may be written short', () => {
  const regex = { pattern: 'a+', case: 'ignore', group: 0, entropy: 0, placeholders: 'allow', count: once }
  const keywords = { words: ['a'], within: 'word', case: 'ignore', count: once }
  test.each<[string, string, Condition]>([
    ['a pattern alone', '{ regex: a+ }', { regex: { ...regex, case: 'ignore', placeholders: 'allow' } }],
    [
      'a pattern with what is unusual',
      '{ regex: { pattern: (a)+, case: match, group: 1, entropy: 3.5, placeholders: refuse, count: 2 } }',
      {
        regex: {
          pattern: '(a)+',
          case: 'match',
          group: 1,
          entropy: 3.5,
          placeholders: 'refuse',
          count: { atLeast: 2, distinct: false },
        },
      },
    ],
    ['words alone', '{ keywords: [a] }', { keywords: { ...keywords, within: 'word', case: 'ignore' } }],
    [
      'words, and those of a list, each once',
      '{ keywords: { words: [a, redwood], list: project-names, within: substring, count: { atLeast: 3, distinct: true } } }',
      {
        keywords: {
          words: ['a', 'redwood', 'bluebird'],
          within: 'substring',
          case: 'ignore',
          count: { atLeast: 3, distinct: true },
        },
      },
    ],
    ['an entity', '{ entity: payment-card }', { entity: { type: 'payment-card', count: once } }],
    [
      'an entity several times',
      '{ entity: { type: iban, count: 3 } }',
      { entity: { type: 'iban', count: { atLeast: 3, distinct: false } } },
    ],
    ['any attack', "{ attack: '' }", { attack: { technique: '' } }],
    [
      'one fact, one name, one number',
      '{ request: { model: gpt-4*, statusCode: 429, tokensPrompt: { from: 9 } } }',
      {
        request: {
          model: ['gpt-4*'],
          statusCode: { from: 429, to: 429 },
          tokensPrompt: { from: 9, to: null },
        },
      },
    ],
    [
      'all, any and not',
      '{ all: [{ any: [{ entity: iban }] }, { not: { attack: instruction-override } }] }',
      {
        all: [
          { any: [{ entity: { type: 'iban', count: once } }] },
          { not: { attack: { technique: 'instruction-override' } } },
        ],
      },
    ],
  ])('%s', (_, match, expanded) => {
    expect(matchOf(match)).toEqual(expanded)
  })
})

describe('a problem says where it is, what is wrong and what to do', () => {
  test.each([
    ['{ keyword: [a] }', '7:10 match.keyword: unknown key keyword; did you mean keywords?'],
    [
      '{ regex: a, keywords: [b] }',
      '7:1 match: give exactly one of all, any, not, keywords, regex, entity, attack, request',
    ],
    ['{ keywords: [a, 12] }', "7:24 match.keywords[1]: 12 is no text; put it in quotes: '12'"],
    ['{ keywords: { case: match } }', '7:10 match.keywords: no words; give words, list or both'],
    ['{ keywords: [] }', '7:10 match.keywords: empty; write at least one entry'],
    [
      '{ keywords: [" a"] }',
      '7:21 match.keywords[0]: " a" has spaces around it; take them out, or say within: substring',
    ],
    [
      '{ keywords: { list: project-name } }',
      '7:22 match.keywords.list: there is no list "project-name"; did you mean project-names?',
    ],
    [
      '{ regex: "a(?=b)" }',
      '7:10 match.regex: look-ahead at position 1 cannot run in linear time; match the text itself, or use \\b',
    ],
    [
      '{ regex: { pattern: (a), group: 2 } }',
      '7:33 match.regex.group: the pattern has 1 capture groups; give one of them, or 0 for all of it',
    ],
    ['{ entity: ibam }', '7:10 match.entity: there is no entity "ibam"; did you mean iban?'],
    [
      '{ request: { sourceIp: 10.0.0.0/99 } }',
      '7:21 match.request.sourceIp: write an address or a CIDR block, such as 10.0.0.0/8 or 2001:db8::/32',
    ],
    [
      '{ request: { statusCode: { from: 9, to: 8 } } }',
      '7:21 match.request.statusCode: give from, to or both, the smaller number first',
    ],
    [
      "{ request: { timeOfDay: { from: '25:00', to: '06:00' } } }",
      "7:34 match.request.timeOfDay.from: write a time such as '22:00', in quotes",
    ],
    ['{ request: {} }', '7:10 match.request: give at least one fact'],
    ['{ not: { not: 3 } }', '7:17 match.not.not: 3 does not fit; write keys with values, such as key: value'],
  ])('%s', (match, problem) => {
    expect(said(ruleText(match))).toEqual([problem])
  })

  test.each([
    ['points: 101', '7:1 points: 101 is too large; at most 100'],
    ['enabled: yes', '7:1 enabled: "yes" does not fit; write true or false'],
    ['fields: [prompts]', '7:10 fields[0]: "prompts" is not known; write prompt'],
    ['tests: { match: ["{{alnun:4}}"] }', '7:18 tests.match[0]: {{alnun:4}} is no filler'],
    ['tests: { match: ["{{alnum}}"] }', '7:18 tests.match[0]: {{alnum}} needs a length from 0 to 10000'],
  ])('%s', (line, problem) => {
    const text = ruleText('{ regex: a }', `${line}\n`).replace(
      line.startsWith('points') ? 'points: 5\n' : '',
      '',
    )
    const expected = line.startsWith('points') ? problem.replace('7:', '6:') : problem
    expect(said(text)[0]).toContain(expected)
  })

  test('of a missing key, at the beginning of the rule', () => {
    expect(said('\nid: a\n')[0]).toBe('2:1 title: missing; write text')
  })

  test('of a second rule with the same id', () => {
    expect(said(`${ruleText('{ regex: a }')}---\n${ruleText('{ regex: b }')}`)).toEqual([
      '9:1 id: there is a rule a-rule already in line 1; give this one an id of its own',
    ])
  })

  test('of a category that is likely misspelt', () => {
    expect(said(ruleText('{ regex: a }').replace('policy', 'polcy'))[0]).toContain('write policy')
    expect(said(ruleText('{ regex: a }').replace('policy', 'our-own-lane'))).toEqual([])
  })

  test('of text that is no YAML, at its line', () => {
    expect(said('id: [a\ntitle: b')[0]).toMatch(/^\d:\d+ : no valid YAML: /)
    expect(said('id: !include other.yaml')[0]).toMatch(/^1:5 : no valid YAML: Unresolved tag/)
    expect(said('- a\n- b')).toEqual([
      '1:1 : a list does not fit; write keys with values, such as key: value',
    ])
  })

  test('of what nests without end, or grows without end', () => {
    expect(said(`a: ${'['.repeat(100_000)}`)).not.toEqual([])
    expect(said(ruleText(`${'{ not: '.repeat(60)}{ regex: a }${' }'.repeat(60)}`))[0]).toContain(
      'nests too deeply',
    )
    const bomb = Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`)
    expect(said(bomb.join('\n').replace(/\*a-1/g, 'x'))[0]).toContain('no valid YAML')
  })
})
