import { defaultRules } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { generateRequest } from './generate.ts'

const options = { seed: 7, share: 0.25 }
const sample = Array.from({ length: 4000 }, (_, number) =>
  generateRequest(options, number, 1_700_000_000_000),
)

/** The default rules read in the plainest way. */
function rulesBroken(prompt: string, model: string): readonly string[] {
  return defaultRules(0)
    .filter(({ type, pattern }) => {
      const words = pattern.split(',').map((word) => word.trim().toLowerCase())
      if (type === 'keyword') return words.some((word) => prompt.toLowerCase().includes(word))
      if (type === 'model_restriction') return words.includes(model.toLowerCase())
      return new RegExp(pattern, 'i').test(prompt)
    })
    .map((rule) => rule.name)
    .sort()
}

describe('made-up traffic', () => {
  test('the same seed and number give the same request', () => {
    expect(generateRequest(options, 12, 5)).toEqual(generateRequest(options, 12, 5))
    expect(generateRequest(options, 12, 5)).not.toEqual(generateRequest(options, 13, 5))
  })

  test('each request breaks the rules that it says, and no others', () => {
    for (const { request, expectedRules } of sample)
      expect({ id: request.id, rules: rulesBroken(request.prompt, request.model) }).toEqual({
        id: request.id,
        rules: expectedRules,
      })
  })

  test('about the asked share breaks a rule, and each rule is among them', () => {
    const broken = sample.filter(({ expectedRules }) => expectedRules.length > 0)
    expect(broken.length / sample.length).toBeCloseTo(options.share, 1)
    expect(new Set(broken.flatMap(({ expectedRules }) => expectedRules)).size).toBe(6)
  })

  test('no two requests have the same id', () => {
    expect(new Set(sample.map(({ request }) => request.id)).size).toBe(sample.length)
  })
})
