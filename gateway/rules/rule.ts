import type * as schemas from '@flagwise/schemas'
import { builder, Node } from '../builder.ts'
import { Severity } from '../flags/severity.ts'

export const RuleType = builder.enumType('RuleType', {
  description: 'How a rule matches.',
  values: {
    KEYWORD: { value: 'keyword', description: 'One of the words, comma-separated, in any case.' },
    REGEX: { value: 'regex', description: 'A pattern in RE2 syntax.' },
    MODEL_RESTRICTION: { value: 'model_restriction', description: 'One of the models, comma-separated.' },
  } as const,
})

export const Rule = builder.objectRef<schemas.Rule>('Rule').implement({
  description: 'A detection rule in its current version.',
  interfaces: [Node],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'pattern' in value,
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'One more with each change.' }),
    name: t.exposeString('name', { description: 'Unique, in whatever case.' }),
    description: t.exposeString('description'),
    category: t.exposeString('category'),
    type: t.expose('type', { type: RuleType }),
    pattern: t.exposeString('pattern'),
    severity: t.expose('severity', { type: Severity }),
    points: t.exposeInt('points', { description: '0 to 100: what a match adds to the risk score.' }),
    priority: t.exposeInt('priority', { description: 'Higher is tried first.' }),
    stopOnMatch: t.exposeBoolean('stopOnMatch', {
      description: 'When it matches, rules after it are not tried.',
    }),
    active: t.exposeBoolean('active'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    updatedBy: t.exposeString('updatedBy', {
      description: 'E-mail address of who made this version, or `system`.',
    }),
  }),
})

builder.queryFields((t) => ({
  rules: t.field({
    type: [Rule],
    description: 'All rules, in the order in which they are tried.',
    authScopes: { readTraffic: true },
    args: { search: t.arg.string({ description: 'A part of the name, description, category or pattern.' }) },
    complexity: { field: 10, multiplier: 50 },
    resolve: (_root, { search }, { reads }) => reads.rules.all(search ?? undefined),
  }),
  rule: t.field({
    type: Rule,
    nullable: true,
    authScopes: { readTraffic: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { reads }) => reads.rules.byId(id),
  }),
}))
