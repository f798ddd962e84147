import { expect, test } from 'vitest'
import { categoryWords, foundBy, howSure, notLookedAt, whereFound } from './explain.ts'

test.each([
  ['keywords', 'Words of the rule'],
  ['entity/payment-card', 'Detector of values: payment card'],
  ['attack/instruction-override', 'Detector of prompt attacks: instruction override'],
  ['something-new', 'something-new'],
  ['', ''],
])('what found it is said in words: %s', (detector, words) => expect(foundBy({ detector })).toBe(words))

test.each([
  [1, 'Certain'],
  [0.95, 'Almost certain, 95 %'],
  [0.7, 'Likely, 70 %'],
  [0.5, 'Possible, 50 %'],
  [0.2, 'Weak, 20 %'],
])('how sure it is, by word and number: %d', (confidence, words) => expect(howSure(confidence)).toBe(words))

test('places are counted where there are several', () => {
  const span = { start: 0, end: 1 }
  expect(whereFound({ field: 'response', spans: [span] })).toBe('in the response')
  expect(whereFound({ field: 'prompt', spans: [span, span] })).toBe('in the prompt, 2 places')
})

test('a text that was not looked at is named with the reason', () =>
  expect(notLookedAt({ field: 'response', reason: 'it is longer than 8 MB' })).toBe(
    'The response: it is longer than 8 MB',
  ))

test('categories are read as words', () => expect(categoryWords('prompt-attacks')).toBe('prompt attacks'))
