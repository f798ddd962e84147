import type { RuleChange } from '../backtest/backtest-documents.ts'
import { canBeTried, type Rule, trialOf, type Writing } from './rule-draft.ts'

/** What a backtest of the rule that is being written tries. */
export interface TriedChange {
  readonly change: RuleChange
  /** Whether it is judged as if it were on, though it is written as off. */
  readonly asIfOn: boolean
}

/** A line of code that has the rule off; the outermost keys of YAML begin a line. */
const codeIsOff = /^enabled:\s*(false|no|off)\b/im
const codeId = /^id:\s*(['"]?)([\w.-]+)\1\s*(#.*)?$/m

/**
 * Undefined while there is too little of it. A rule that is off, and stays off, would change nothing: what is asked then is what it would do
 * if it were switched on. Switching off a rule that is on is a change like others.
 */
export function triedChange(rule: Rule | undefined, writing: Writing): TriedChange | undefined {
  if (!canBeTried(writing)) return undefined
  const isOff = writing.as === 'form' ? !writing.draft.active : codeIsOff.test(writing.text)
  const wasOn = rule?.active ?? false
  const asIfOn = isOff && !wasOn
  const written = { ...(rule ? { id: rule.id } : {}), rule: trialOf(writing) }
  if (!asIfOn) return { change: { rules: [written] }, asIfOn }
  if (writing.as === 'form')
    return { change: { rules: [{ ...written, rule: { ...written.rule, active: true } }] }, asIfOn }
  const id = rule?.id ?? codeId.exec(writing.text)?.[2]
  return { change: { rules: [written], ...(id ? { rulesOn: [id] } : {}) }, asIfOn: id !== undefined }
}
