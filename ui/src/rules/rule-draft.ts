import type { RuleDetailQuery, RuleInput, RulePatch } from '../graphql/generated/graphql.ts'

export type Rule = NonNullable<RuleDetailQuery['rule']>

/** What is wrong with a rule; of code, where. */
export interface Problem {
  readonly path: string
  readonly message: string
  readonly line?: number | null
  readonly column?: number | null
}

/** A rule as it stands in the form. */
export type RuleDraft = Required<{
  -readonly [Field in Exclude<keyof RuleInput, 'document'>]: NonNullable<RuleInput[Field]>
}>

/** What is written: the fields of the form, or code. */
export type Writing =
  | { readonly as: 'form'; readonly draft: RuleDraft }
  | { readonly as: 'code'; readonly text: string }

type FormType = Exclude<RuleDraft['type'], 'COMPOSITE'>

/** The kinds of rule that the form can write. */
export const types: Readonly<Record<FormType, { readonly title: string; readonly pattern: string }>> = {
  KEYWORD: { title: 'Keywords', pattern: 'Words, separated by commas; any case' },
  REGEX: { title: 'Regular expression', pattern: 'RE2 pattern; any case' },
  MODEL_RESTRICTION: { title: 'Model restriction', pattern: 'Model names, separated by commas' },
}

/** How a rule matches, in words. */
export const typeTitle = (type: RuleDraft['type']): string =>
  type === 'COMPOSITE' ? 'Conditions, written as code' : types[type].title

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

/** Where code begins: a rule that can be tried at once. */
export const newCode = `id: my-first-rule
title: My first rule
description: What it finds, and why that matters.
category: policy
severity: medium
points: 30
match:
  all:
    - keywords: [bluebird, redwood]
    - not:
        keywords: [press release]
exceptions:
  - value: { words: [example] }
tests:
  match: ['the bluebird plan']
  noMatch: ['a press release about bluebird']
`

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
export const canBeTried = (writing: Writing): boolean =>
  (writing.as === 'form' ? writing.draft.pattern : writing.text).trim() !== ''

/** The rule as it is tried: one without a name yet can be tried as well. */
export const trialOf = (writing: Writing): RuleInput =>
  writing.as === 'code'
    ? { document: writing.text }
    : {
        ...writing.draft,
        name: writing.draft.name.trim() || 'untitled',
        category: writing.draft.category.trim() || 'custom',
        points: Number.isFinite(writing.draft.points) ? writing.draft.points : 0,
      }
