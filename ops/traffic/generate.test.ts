import { compileRuleSet } from '@flagwise/runtime/matching'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { defaultRules, type Rule } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { rowOf, shippedRules } from '../cli/rule-set.ts'
import { type GeneratedRequest, generateRequest } from './generate.ts'
import { packViolations } from './pack-violations.ts'

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

describe('made-up traffic for the packs', () => {
  const { rules } = readPacks()
  const { match } = compileRuleSet(rules)
  const made = Array.from({ length: 1_500 }, (_, number) =>
    generateRequest({ seed: 7, share: 0.3, rules: 'packs' }, number, 1_700_000_000_000),
  )
  const found = ({ request }: GeneratedRequest): ReadonlySet<string> =>
    new Set(
      match(request).matches.flatMap(({ ruleId }) => {
        const rule = rules.find(({ id }) => id === ruleId)
        return rule ? [rule.slug, rule.pack] : []
      }),
    )

  test('is found as what it says it is, and what is ordinary is not flagged', () => {
    for (const one of made) {
      const names = found(one)
      expect(one.expectedRules.filter((name) => !names.has(name))).toEqual([])
      if (one.expectedRules.length === 0) expect([...names]).toEqual([])
    }
  })

  test('has each kind in it', () => {
    const kinds = new Set(packViolations.flatMap((violation) => violation.rules))
    expect(new Set(made.flatMap(({ expectedRules }) => expectedRules))).toEqual(kinds)
  })
})

/** The packs that are on at a first start. */
function readPacks(): { readonly rules: readonly Rule[] } {
  const { packs } = readRuleFolder(shippedRules)
  return {
    rules: packs
      .filter(({ enabled }) => enabled)
      .flatMap(({ id, rules }) => rules.map((rule) => rowOf(rule, id))),
  }
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
