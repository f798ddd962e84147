import {
  after,
  aRecord,
  arbitraryRequests,
  jsonRecord,
  obeysTheLaws,
  rawRecord,
  specify,
} from '@flagwise/runtime/testing'
import { defaultRules, derivedId, type Rule } from '@flagwise/schemas'
import { aRequest, aRule, exampleTime } from '@flagwise/schemas/examples'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import detection from './processor.ts'

const { given } = specify(detection)
const rules = defaultRules(exampleTime)

describe('with the six default rules, a request', () => {
  test.each([
    ['Critical Keywords', 'critical', 50, 'my PASSWORD is short', { start: 3, end: 11 }, 'password'],
    [
      'Email Pattern',
      'high',
      30,
      'write to jane.doe@example.com now',
      { start: 9, end: 29 },
      '••••.•••@••••••e.com',
    ],
    [
      'Credit Card Pattern',
      'critical',
      60,
      'pay 4242-4242 42424242!',
      { start: 4, end: 22 },
      '••••-•••• ••••4242',
    ],
    ['IP Address Pattern', 'medium', 20, 'ping 10.0.0.255', { start: 5, end: 15 }, '••.•.•.•••'],
    ['Phone Number Pattern', 'medium', 15, 'call 555-123-4567.', { start: 5, end: 17 }, '•••-•••-••••'],
  ] as const)('that breaks %s is %s at %i points', (name, severity, points, prompt, span, excerpt) =>
    given({ rules })
      .when(aRequest({ prompt }))
      .then([
        {
          severity,
          riskScore: points,
          matches: [{ name, severity, points, field: 'prompt', spans: [span], excerpt, ruleVersion: 1 }],
        },
      ]),
  )

  test.each(['gpt-4', 'claude-3-opus', ' GPT-4 '])('to the restricted model "%s" is flagged', (model) =>
    given({ rules })
      .when(aRequest({ model }))
      .then([
        {
          severity: 'medium',
          riskScore: 20,
          matches: [
            {
              name: 'Restricted Models',
              field: 'model',
              spans: [{ start: 0, end: model.trim().length }],
              excerpt: model.trim().toLowerCase(),
            },
          ],
        },
      ]),
  )

  test.each([
    ['to a model whose name only begins like a restricted one', { model: 'gpt-4o' }],
    ['that breaks no rule', { prompt: 'Summarise chapter 3 in 120 words.' }],
    ['with an empty prompt', { prompt: '' }],
    ['that says it in the response alone', { response: 'the password is hunter2' }],
  ])('%s is silent', (_, fields) => given({ rules }).when(aRequest(fields)).thenNothing())

  test('that breaks several is as severe as the worst of them, and scores at most 100', () =>
    given({ rules })
      .when(aRequest({ prompt: 'the secret: 4242424242424242, jane@example.com', model: 'gpt-4' }))
      .then([
        {
          severity: 'critical',
          riskScore: 100,
          matches: [
            { name: 'Credit Card Pattern', points: 60 },
            { name: 'Critical Keywords', points: 50 },
            { name: 'Email Pattern', points: 30 },
            { name: 'Restricted Models', points: 20 },
          ],
        },
      ]))

  test('is not flagged without rules', () =>
    given()
      .when(aRequest({ prompt: 'password', model: 'gpt-4' }))
      .thenNothing())
})

describe('a flag', () => {
  test('carries the plain facts of its request, so that a subscriber needs no join', () => {
    const request = aRequest({
      prompt: 'bluebird',
      userId: 'ana',
      sessionId: 's-1',
      srcIp: '192.0.2.77',
      timestamp: exampleTime - 5_000,
    })
    return given({ rules: [aRule()] })
      .when(aRecord(request, { partition: 3 }))
      .then([
        {
          id: derivedId('flag', 'detection', request.id),
          requestId: request.id,
          processor: 'detection',
          ruleSetVersion: 1,
          timestamp: exampleTime - 5_000,
          receivedAt: exampleTime + 40,
          srcIp: '192.0.2.77',
          provider: 'openai',
          model: 'gpt-4o-mini',
          userId: 'ana',
          sessionId: 's-1',
          source: { topic: 'llm_requests', partition: 3, offset: 0 },
        },
      ])
  })

  test('has an id of its own for each request, and the same one when the request comes again', () => {
    const one = aRequest({ prompt: 'bluebird' })
    const other = aRequest({ prompt: 'redwood', id: derivedId('example', 'other') })
    const idOf = ({ id }: { readonly id: string }): string => derivedId('flag', 'detection', id)
    return given({ rules: [aRule()] })
      .when(one, after(1_000), other, one)
      .then([
        { id: idOf(one), receivedAt: exampleTime + 40 },
        { id: idOf(other), receivedAt: exampleTime + 1_040 },
        { id: idOf(one), receivedAt: exampleTime + 1_040 },
      ])
  })

  test('says which version of the rules was applied, and of each rule', () =>
    given({ rules: [aRule({ version: 7 }), aRule({ name: 'Unused', pattern: 'nothing' })] })
      .when(aRequest({ prompt: 'bluebird' }))
      .then([{ ruleSetVersion: 2, matches: [{ ruleVersion: 7 }] }]))

  test('is raised on a request without an id, under the id of its coordinates', () =>
    given({ rules })
      .when(
        jsonRecord({
          timestamp: '2026-03-02 09:30:00',
          src_ip: '192.0.2.10',
          provider: 'OpenAI',
          model: 'GPT-4',
          prompt: 'hi',
        }),
      )
      .then([
        {
          requestId: derivedId('request', 'llm_requests', '0', '0'),
          provider: 'openai',
          model: 'gpt-4',
          timestamp: exampleTime,
        },
      ]))
})

describe('a span', () => {
  const spansIn = (prompt: string, ...spans: readonly { readonly start: number; readonly end: number }[]) =>
    given({ rules: [aRule()] })
      .when(aRequest({ prompt }))
      .then([{ matches: [{ spans }] }])

  test('counts in UTF-16, as JavaScript and the UI do: an emoji is two', () =>
    spansIn('🕵️ on bluebird 🐦', { start: 7, end: 15 }))

  test('stands at each hit, in order', () =>
    spansIn(
      'Bluebird, redwood and bluebird',
      { start: 0, end: 8 },
      { start: 10, end: 17 },
      { start: 22, end: 30 },
    ))

  test('stands right after letters that get longer in lower case', () =>
    spansIn('İİ bluebird', { start: 3, end: 11 }))
})

describe('the order of rules', () => {
  const rule = (name: string, fields: Partial<Rule> = {}) =>
    aRule({ name, pattern: 'bluebird', points: 10, ...fields })
  const request = aRequest({ prompt: 'bluebird' })
  const namesThen = (list: readonly Rule[], ...names: readonly string[]) =>
    given({ rules: list })
      .when(request)
      .then([{ matches: names.map((name) => ({ name })), riskScore: 10 * names.length }])

  test('is by priority, the highest first, then by name', () =>
    namesThen(
      [rule('b'), rule('last', { priority: -1 }), rule('a'), rule('first', { priority: 9 })],
      'first',
      'a',
      'b',
      'last',
    ))

  test('ends at the first that matches and stops', () =>
    namesThen([rule('a'), rule('b', { stopOnMatch: true }), rule('c')], 'a', 'b'))

  test('goes on past one that stops but does not match', () =>
    namesThen([rule('a', { stopOnMatch: true, pattern: 'redwood' }), rule('b')], 'b'))

  test('has no say in how severe a flag is: the worst of all that matched counts', () =>
    given({
      rules: [
        rule('a', { severity: 'low' }),
        rule('b', { severity: 'critical' }),
        rule('c', { severity: 'high' }),
      ],
    })
      .when(request)
      .then([{ severity: 'critical' }]))

  test('makes a rule of 0 points that stops an exception to the rules after it', () =>
    given({ rules: [rule('ours', { priority: 9, points: 0, stopOnMatch: true }), rule('a')] })
      .when(request)
      .thenNothing())
})

describe('a rule', () => {
  test('that is switched off does not match, whatever it says', () =>
    given({
      rules: [
        aRule({ active: false }),
        aRule({ name: 'broken', type: 'regex', pattern: '(', active: false }),
      ],
    })
      .when(aRequest({ prompt: 'bluebird' }))
      .thenNothing())

  test('that cannot run is ignored and named, and the others go on', () => {
    const broken = aRule({ name: 'Broken', type: 'regex', pattern: '(?<=a)b' })
    return given({ rules: [broken, aRule()] })
      .ignoring([
        {
          table: 'rules',
          key: broken.id,
          reason:
            'look-behind at position 0 cannot run in linear time; use \\b instead, or match the text itself',
        },
      ])
      .when(aRequest({ prompt: 'ab bluebird' }))
      .then([{ matches: [{ name: 'Project names' }] }])
  })

  test('never shows what it matched, but for keywords, which the rule says itself', () =>
    given({ rules: [aRule({ type: 'regex', pattern: 'sk-[a-z0-9]+' })] })
      .when(aRequest({ prompt: 'sk-abc123' }))
      .then([{ matches: [{ excerpt: '••-••••••' }] }]))
})

describe('a record that is no request', () => {
  test('is a dead letter, and what stands beside it is judged', () =>
    given({ rules })
      .when(aRequest({ prompt: 'password' }), rawRecord('not json'), aRequest({ model: 'gpt-4' }))
      .thenDeadLetters(
        [
          {
            processor: 'detection',
            errorClass: 'undecodable',
            value: Buffer.from('not json'),
            source: { topic: 'llm_requests', partition: 0, offset: 1 },
          },
        ],
        [{ severity: 'critical' }, { severity: 'medium' }],
      ))
})

const promptsThatMatter = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'password',
        'SECRET',
        'jane@example.com',
        '4242 4242 4242 4242',
        '10.0.0.1',
        'İ',
        '🔑',
        ' ',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '))

obeysTheLaws(detection, {
  tables: { rules: [...rules, aRule({ name: 'Broken', type: 'regex', pattern: '(' })] },
  inputs: arbitraryRequests(promptsThatMatter),
})
