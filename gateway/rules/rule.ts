import type { RuleDocument, RuleTest } from '@flagwise/runtime/matching/language'
import type * as schemas from '@flagwise/schemas'
import { builder, Node } from '../builder.ts'
import { Severity } from '../flags/severity.ts'
import { mostRules } from './read-rules.ts'
import { documentText } from './rule-code.ts'

export const RuleType = builder.enumType('RuleType', {
  description: 'How a rule matches.',
  values: {
    KEYWORD: { value: 'keyword', description: 'One of the words, comma-separated, in any case.' },
    REGEX: { value: 'regex', description: 'A pattern in RE2 syntax.' },
    MODEL_RESTRICTION: { value: 'model_restriction', description: 'One of the models, comma-separated.' },
    COMPOSITE: { value: 'composite', description: 'As its document says.' },
  } as const,
})

let turn: Promise<unknown> = Promise.resolve()
/** A thousand documents take a second to write; meanwhile the gateway answers others. */
function oneATurn<T>(write: () => T): Promise<T> {
  const written = turn.then(() => new Promise((next) => setImmediate(next))).then(write)
  turn = written.catch(() => undefined)
  return written
}

const RuleTests = builder.objectRef<RuleDocument['tests']>('RuleTests').implement({
  description: 'Texts that show what a rule does; `{{alnum:36}}` stands for 36 made-up characters.',
  fields: (t) => ({
    match: t.stringList({ description: 'It must match these.', resolve: ({ match }) => match.map(testText) }),
    noMatch: t.stringList({ description: 'And not these.', resolve: ({ noMatch }) => noMatch.map(testText) }),
  }),
})

/** A test of a whole request is shown with its facts. */
const testText = (test: RuleTest): string =>
  typeof test === 'string'
    ? test
    : Object.entries(test)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}: ${value}`)
        .join(', ')

export const Rule = builder.objectRef<schemas.Rule>('Rule').implement({
  description: 'A detection rule in its current version.',
  interfaces: [Node],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'pattern' in value,
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'One more with each change.' }),
    slug: t.exposeString('slug', {
      description: 'The `id` of its document, which never changes; empty for a rule that was made in a form.',
    }),
    pack: t.exposeString('pack', {
      description: 'The pack that it came with; empty for a rule of the organisation’s own.',
    }),
    name: t.exposeString('name', { description: 'Unique, in whatever case.' }),
    description: t.exposeString('description'),
    category: t.exposeString('category'),
    type: t.expose('type', { type: RuleType }),
    pattern: t.exposeString('pattern', { description: 'Empty for a composite rule.' }),
    document: t.string({
      description: 'The rule as code: YAML that `createRule` and `updateRule` take.',
      complexity: 5,
      resolve: (rule, _args, { reads }) => oneATurn(() => documentText(rule, reads.library)),
    }),
    definition: t.exposeString('definition', {
      description: 'Of a composite rule: its fields, confidence, match and exceptions as JSON.',
    }),
    severity: t.expose('severity', { type: Severity }),
    points: t.exposeInt('points', { description: '0 to 100: what a match adds to the risk score.' }),
    priority: t.exposeInt('priority', { description: 'Higher is tried first.' }),
    stopOnMatch: t.exposeBoolean('stopOnMatch', {
      description: 'When it matches, rules after it are not tried.',
    }),
    active: t.exposeBoolean('active'),
    tags: t.stringList({
      description: 'Such as `owasp:LLM02` and `atlas:AML.T0057`.',
      resolve: ({ tags }) => [...tags],
    }),
    references: t.stringList({
      description: 'Where what it looks for is documented.',
      resolve: ({ references }) => [...references],
    }),
    falsePositives: t.stringList({
      description: 'When it is known to match wrongly.',
      resolve: ({ falsePositives }) => [...falsePositives],
    }),
    tests: t.field({
      type: RuleTests,
      nullable: true,
      description: 'Of a rule that was delivered with FlagWise.',
      resolve: ({ slug }, _args, { reads }) => (slug && reads.library.rule(slug)?.tests) || null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    updatedBy: t.exposeString('updatedBy', {
      description: 'E-mail address of who made this version, or `system`.',
    }),
  }),
})

const RuleFilter = builder.inputType('RuleFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    search: t.string({
      description: 'A part of the name, id, description, category, pattern or tags, in any case.',
    }),
    pack: t.string({ description: 'Of this pack; empty for the organisation’s own rules.' }),
    category: t.string(),
    severity: t.field({ type: Severity }),
    active: t.boolean(),
  }),
})

builder.queryFields((t) => ({
  rules: t.field({
    type: [Rule],
    description: `Rules in the order in which they are tried, ${mostRules} at most in one answer. Fewer than asked for are the last.`,
    authScopes: { readTraffic: true },
    args: {
      search: t.arg.string({ description: 'As in the filter.' }),
      filter: t.arg({ type: RuleFilter }),
      first: t.arg.int({ description: `How many, 1 to ${mostRules}; ${mostRules} when not given.` }),
      after: t.arg.id({ description: 'The id of the last rule of the page before: only what follows it.' }),
    },
    complexity: ({ first }) => ({ field: 10, multiplier: Math.min(first ?? mostRules, mostRules) }),
    resolve: (_root, { search, filter, first, after }, { reads }) =>
      reads.rules.page({ ...filter, search: search ?? filter?.search }, { first, after }),
  }),
  rule: t.field({
    type: Rule,
    nullable: true,
    authScopes: { readTraffic: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { reads }) => reads.rules.byId(id),
  }),
}))
