import type { Rule } from '@flagwise/schemas'
import type { RuleCode } from './rule-code.ts'

/** What a person may choose about a rule, in a form or in its document. */
export type RuleFacts = Omit<Rule, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'updatedBy'>

/** What a person wrote of a rule, and the code that it was written in, if any. */
export interface Written<Facts> {
  readonly facts: Facts
  readonly code?: RuleCode
}

interface Intent {
  readonly ruleId: string
  /** E-mail address of who asks for it, or system. */
  readonly by: string
  /** ms since 1970 */
  readonly at: number
}

/** Something a person wants done to the rules. `expectedVersion` is the version that the person saw. */
export type RuleCommand = Intent &
  (
    | { readonly type: 'create'; readonly facts: RuleFacts }
    | { readonly type: 'update'; readonly expectedVersion: number; readonly patch: Partial<RuleFacts> }
    | { readonly type: 'delete'; readonly expectedVersion: number }
  )

export type RuleRejection = 'INVALID' | 'NAME_TAKEN' | 'NOT_FOUND' | 'VERSION_CONFLICT'

/** What is wrong with one field of a rule, and what to do. */
export interface RuleProblem {
  /** Name of the field; of a document, the way to it, such as `match.any[1].regex`. */
  readonly path: string
  readonly message: string
  /** Of a document: where in it, from 1. */
  readonly line?: number
  readonly column?: number
}

/** The command cannot be done; nothing has changed. */
export class RuleRejected extends Error {
  override readonly name = 'RuleRejected'
  readonly code: RuleRejection
  readonly problems: readonly RuleProblem[]

  constructor(code: RuleRejection, message: string, problems: readonly RuleProblem[] = []) {
    super(message)
    this.code = code
    this.problems = problems
  }
}

/** @param problems at least one */
export const invalid = (problems: readonly RuleProblem[]): RuleRejected =>
  new RuleRejected(
    'INVALID',
    problems
      .map(({ path, message, line }) => `${line === undefined ? '' : `line ${line}, `}${path}: ${message}`)
      .join('; '),
    problems,
  )
