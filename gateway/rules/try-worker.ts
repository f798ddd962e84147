import { parentPort } from 'node:worker_threads'
import { checkCost, compileRuleSet, type HowItMatches, scoreOf } from '@flagwise/runtime/matching'
import { requestOfTest } from '@flagwise/runtime/matching/language'
import type { Rule } from '@flagwise/schemas'
import { failedTests, type Proof } from './failed-tests.ts'

/** What rules are tried on. */
export interface TriedText {
  readonly text: string
  readonly response: string
  readonly model: string
}

/** What the worker is asked: to try rules on a text, or whether a rule passes its own tests. */
export interface Trial {
  readonly rules: readonly Rule[]
  /** Of a whole set of rules: names it, so that it is handed over and compiled once. */
  readonly version?: number
  readonly tried: TriedText
}

/** The same without rules that the worker has already. */
export type TrialMessage = Omit<Trial, 'rules'> & { readonly rules?: readonly Rule[] }

/** A rule whose patterns may be too slow. */
export interface Weighing {
  readonly weighed: HowItMatches
}

let kept: { readonly version: number; readonly set: ReturnType<typeof compileRuleSet> } | undefined

function setOf({ rules, version }: TrialMessage): ReturnType<typeof compileRuleSet> {
  if (version === undefined) return compileRuleSet(rules ?? [])
  if (rules) kept = { version, set: compileRuleSet(rules) }
  if (kept?.version !== version) throw new Error(`rule set ${version} was never handed over`)
  return kept.set
}

function outcomeOf(message: TrialMessage) {
  const { text, response, model } = message.tried
  const request = {
    ...requestOfTest('', ['prompt']),
    timestamp: Date.now(),
    prompt: text,
    response: response === '' ? null : response,
    model,
  }
  const { matches, unscanned } = setOf(message).match(request)
  return { matches, riskScore: scoreOf(matches), unscanned }
}

function answerTo(message: TrialMessage | Proof | Weighing): unknown {
  if ('weighed' in message) return checkCost(message.weighed, () => performance.now())
  return 'tests' in message ? failedTests(message) : outcomeOf(message)
}

parentPort?.on('message', (message: TrialMessage | Proof | Weighing) => {
  parentPort?.postMessage(answerTo(message))
})

parentPort?.postMessage('ready')
