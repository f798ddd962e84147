import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expandSample, fillerFault } from './expand-sample.ts'

const entropy = (text: string): number => {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0)
}

describe('a filler', () => {
  test.each([
    ['alnum', /^[A-Za-z0-9]{32}$/],
    ['hex', /^[0-9a-f]{32}$/],
    ['HEX', /^[0-9A-F]{32}$/],
    ['digits', /^[0-9]{32}$/],
    ['lower', /^[a-z]{32}$/],
    ['upper', /^[A-Z]{32}$/],
    ['upnum', /^[A-Z0-9]{32}$/],
    ['lownum', /^[a-z0-9]{32}$/],
    ['base64', /^[A-Za-z0-9+/]{32}$/],
    ['base64url', /^[A-Za-z0-9_-]{32}$/],
    ['base32', /^[A-Z2-7]{32}$/],
  ])('{{%s:32}} is 32 of its characters, border to border', (name, form) => {
    for (let seed = 0; seed < 200; seed++) {
      const made = expandSample(`{{${name}:32}}`, seed)
      expect(made).toMatch(form)
      expect(made).toMatch(/^[A-Za-z0-9].*[A-Za-z0-9]$/)
    }
  })

  test('{{uuid}} is one of version 4', () => {
    expect(expandSample('{{uuid}}')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  test('looks random: all kinds of characters, much entropy, no words and no sequences', () => {
    for (let seed = 0; seed < 500; seed++) {
      const made = expandSample('{{alnum:36}}', seed)
      expect(made).toMatch(/[a-z]/)
      expect(made).toMatch(/[A-Z]/)
      expect(made).toMatch(/[0-9]/)
      expect(entropy(made)).toBeGreaterThan(4.2)
      expect(made).not.toMatch(/[a-z][aeiouy]/i)
      expect(made).not.toMatch(/(.)\1|abc|123|321/i)
    }
  })

  test('is the same for the same text and seed, and another for another', () => {
    const text = 'key {{alnum:20}} and {{alnum:20}}'
    expect(expandSample(text, 7)).toBe(expandSample(text, 7))
    expect(expandSample(text, 7)).not.toBe(expandSample(text, 8))
    const [, first, second] = expandSample(text).match(/key (\w+) and (\w+)/) ?? []
    expect(first).not.toBe(second)
  })

  test('has the length it says, whatever that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), (length, seed) => {
        for (const name of ['alnum', 'digits', 'base64url', 'lower'])
          expect(expandSample(`{{${name}:${length}}}`, seed)).toHaveLength(length)
      }),
    )
  })
})

test('other double braces stay as they are', () => {
  for (const text of ['{{name}}', '{{ 7*7 }}', '{{alnum: 3}}', '{{{x}}}', '{{secrets.KEY}}']) {
    expect(expandSample(text)).toBe(text)
    expect(fillerFault(text)).toBeUndefined()
  }
})
