import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  ['a card shows its last four', '4242 4242 4242 4242', '•••• •••• •••• 4242'],
  ['a short text shows its structure alone', 'a@b.example', '•@•.•••••••'],
  ['eleven letters and digits show nothing', '12345678901', '•••••••••••'],
  ['twelve show their last four', '123456789012', '••••••••9012'],
  ['lines become one', 'ab\r\ncd', '••  ••'],
  ['letters are letters in every script', 'пароль 密码', '•••••• ••'],
  ['an emoji is no letter', '🔑 key', '🔑 •••'],
  ['nothing stays nothing', '', ''],
])('%s', (_, text, excerpt) => {
  expect(redact(text)).toBe(excerpt)
})

test('a long text is cut to eighty characters, and then shows nothing of its end', () => {
  expect(redact('a'.repeat(81))).toBe(`${'•'.repeat(80)}…`)
  expect(redact(`${'a'.repeat(76)}4242${'x'.repeat(1_000_000)}`)).toBe(`${'•'.repeat(80)}…`)
})

test('at most four letters or digits of any text show, and only of a long one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const shown = [...redact(text)].filter((character) => /[\p{L}\p{N}]/u.test(character)).length
      const total = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character)).length
      expect(shown).toBeLessThanOrEqual(total >= 12 ? 4 : 0)
    }),
  )
})
