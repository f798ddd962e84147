import type { Rule } from '@flagwise/schemas'

/** What a person may choose about a rule. */
export type RuleFacts = Pick<
  Rule,
  | 'name'
  | 'description'
  | 'category'
  | 'type'
  | 'pattern'
  | 'severity'
  | 'points'
  | 'priority'
  | 'stopOnMatch'
  | 'active'
>

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
  /** Name of the field. */
  readonly path: string
  readonly message: string
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
