import { parentPort } from 'node:worker_threads'
import { compileRules, scoreOf } from '@flagwise/runtime/matching'
import type { Rule } from '@flagwise/schemas'

/** What the worker is asked. */
export interface Trial {
  readonly rule: Rule
  readonly text: string
  readonly model: string
}

parentPort?.on('message', ({ rule, text, model }: Trial) => {
  const matches = compileRules([rule]).match({ prompt: text, model })
  parentPort?.postMessage({ matches, riskScore: scoreOf(matches) })
})
