import { parentPort } from 'node:worker_threads'
import { compileRuleSet, scoreOf } from '@flagwise/runtime/matching'
import { requestOfTest } from '@flagwise/runtime/matching/language'
import type { Rule } from '@flagwise/schemas'

/** What rules are tried on. */
export interface TriedText {
  readonly text: string
  readonly response: string
  readonly model: string
}

/** What the worker is asked. */
export interface Trial {
  readonly rules: readonly Rule[]
  /** Of a whole set of rules: names it, so that it is handed over and compiled once. */
  readonly version?: number
  readonly tried: TriedText
}

/** The same without rules that the worker has already. */
export type TrialMessage = Omit<Trial, 'rules'> & { readonly rules?: readonly Rule[] }

let kept: { readonly version: number; readonly set: ReturnType<typeof compileRuleSet> } | undefined

function setOf({ rules, version }: TrialMessage): ReturnType<typeof compileRuleSet> {
  if (version === undefined) return compileRuleSet(rules ?? [])
  if (rules) kept = { version, set: compileRuleSet(rules) }
  if (kept?.version !== version) throw new Error(`rule set ${version} was never handed over`)
  return kept.set
}

parentPort?.on('message', (message: TrialMessage) => {
  const { text, response, model } = message.tried
  const request = {
    ...requestOfTest('', ['prompt']),
    timestamp: Date.now(),
    prompt: text,
    response: response === '' ? null : response,
    model,
  }
  const { matches, unscanned } = setOf(message).match(request)
  parentPort?.postMessage({ matches, riskScore: scoreOf(matches), unscanned })
})
