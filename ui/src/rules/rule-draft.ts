import type { RuleInput, RulePatch, RulesQuery } from '../graphql/generated/graphql.ts'

export type Rule = RulesQuery['rules'][number]

/** A rule as it stands in the form. */
export type RuleDraft = Required<{ -readonly [Field in keyof RuleInput]: NonNullable<RuleInput[Field]> }>

export const types: Readonly<
  Record<RuleDraft['type'], { readonly title: string; readonly pattern: string }>
> = {
  KEYWORD: { title: 'Keywords', pattern: 'Words, separated by commas; any case' },
  REGEX: { title: 'Regular expression', pattern: 'RE2 pattern; any case' },
  MODEL_RESTRICTION: { title: 'Model restriction', pattern: 'Model names, separated by commas' },
}

export const newDraft: RuleDraft = {
  name: '',
  description: '',
  category: 'custom',
  type: 'KEYWORD',
  pattern: '',
  severity: 'MEDIUM',
  points: 50,
  priority: 0,
  stopOnMatch: false,
  active: true,
}

/** The form for a rule that is there already. */
export const draftOf = (rule: Rule): RuleDraft => ({
  name: rule.name,
  description: rule.description,
  category: rule.category,
  type: rule.type,
  pattern: rule.pattern,
  severity: rule.severity,
  points: rule.points,
  priority: rule.priority,
  stopOnMatch: rule.stopOnMatch,
  active: rule.active,
})

/** What the form changes of a rule; empty when nothing. */
export const patchOf = (before: RuleDraft, after: RuleDraft): RulePatch =>
  Object.fromEntries(
    Object.entries(after).filter(([field, value]) => before[field as keyof RuleDraft] !== value),
  )

/** Whether there is enough to try the rule. */
export const canBeTried = (draft: RuleDraft): boolean => draft.pattern.trim() !== ''

/** The draft as it is tried: a rule without a name yet can be tried as well. */
export const trialOf = (draft: RuleDraft): RuleInput => ({
  ...draft,
  name: draft.name.trim() || 'untitled',
  category: draft.category.trim() || 'custom',
  points: Number.isFinite(draft.points) ? draft.points : 0,
})
