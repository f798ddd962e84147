import { builder } from '../builder.ts'
import { Severity } from '../flags/severity.ts'
import { RuleType } from './rule.ts'
import { factsOfDocument, parseDocument } from './rule-code.ts'
import { invalid, type RuleFacts, type Written } from './rule-command.ts'
import type { RuleLibrary } from './rule-library.ts'

const documentDescription = 'The rule as code: YAML of one rule. Nothing else is given beside it.'

export const RuleInput = builder.inputType('RuleInput', {
  description:
    'A rule as a form has it (name, category, type, pattern, severity and points are needed), or as code.',
  fields: (t) => ({
    document: t.string({ description: documentDescription }),
    name: t.string(),
    description: t.string(),
    category: t.string(),
    type: t.field({ type: RuleType }),
    pattern: t.string(),
    severity: t.field({ type: Severity }),
    points: t.int(),
    priority: t.int({ description: '0 when not given' }),
    stopOnMatch: t.boolean({ description: 'false when not given' }),
    active: t.boolean({ description: 'true when not given' }),
  }),
})

export const RulePatch = builder.inputType('RulePatch', {
  description: 'What is not given, or null, stays as it is.',
  fields: (t) => ({
    document: t.string({
      description: `${documentDescription} It takes the place of all that the rule was.`,
    }),
    name: t.string(),
    description: t.string(),
    category: t.string(),
    type: t.field({ type: RuleType }),
    pattern: t.string(),
    severity: t.field({ type: Severity }),
    points: t.int(),
    priority: t.int(),
    stopOnMatch: t.boolean(),
    active: t.boolean(),
  }),
})

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], null | undefined> }

/** Only what was given. */
const givenOf = <T extends object>(patch: T): Given<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value != null)) as Given<T>

/** A rule as it is first written. @throws RuleRejected that names all that is missing, or says where a document is wrong */
export function ruleOf(input: typeof RuleInput.$inferInput, library: RuleLibrary): Written<RuleFacts> {
  const { document, ...form } = givenOf(input)
  if (document !== undefined) return fromDocument(document, form, library)
  const { name, category, type, pattern, severity, points } = form
  if (
    name === undefined ||
    category === undefined ||
    type === undefined ||
    pattern === undefined ||
    severity === undefined ||
    points === undefined
  ) {
    const needed = { name, category, type, pattern, severity, points }
    throw invalid(
      Object.entries(needed).flatMap(([path, value]) =>
        value === undefined ? [{ path, message: 'not given; give it, or the rule as a document' }] : [],
      ),
    )
  }
  const facts = {
    name,
    category,
    type,
    pattern,
    severity,
    points,
    description: form.description ?? '',
    priority: form.priority ?? 0,
    stopOnMatch: form.stopOnMatch ?? false,
    active: form.active ?? true,
    slug: '',
    pack: '',
    definition: '',
    tags: [],
    references: [],
    falsePositives: [],
  }
  return { facts }
}

/** What changes of a rule; the pack it came with stays. @throws RuleRejected */
export function patchOf(
  input: typeof RulePatch.$inferInput,
  library: RuleLibrary,
): Written<Partial<RuleFacts>> {
  const { document, ...form } = givenOf(input)
  if (document === undefined) return { facts: form }
  const { facts, ...code } = fromDocument(document, form, library)
  const { pack: _, ...patch } = facts
  return { facts: patch, ...code }
}

function fromDocument(text: string, beside: object, library: RuleLibrary): Written<RuleFacts> {
  const fields = Object.keys(beside)
  if (fields.length > 0)
    throw invalid(fields.map((path) => ({ path, message: 'given beside the document; write it there' })))
  const code = parseDocument(text, library)
  return { facts: factsOfDocument(code.document), code }
}
