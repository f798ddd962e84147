import { builder, Node } from './builder.ts'

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: 'The request, flag or rule with this id.',
    authScopes: { readTraffic: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { reads }) =>
      (await reads.requests.byId(id)) ?? (await reads.flags.byId(id)) ?? reads.rules.byId(id),
  }),
)
