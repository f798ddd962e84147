import type * as schemas from '@flagwise/schemas'
import { builder, connectionComplexity, Node } from '../builder.ts'
import { Request } from '../requests/request.ts'
import { Match, Unscanned } from './match.ts'
import { Severity } from './severity.ts'

/** What the gateway knows of a flag, from the read model or straight from the topic. */
export type FlagView = Omit<schemas.Flag, 'source'>

export const Flag = builder.objectRef<FlagView>('Flag')

Flag.implement({
  description: 'A request broke at least one rule.',
  interfaces: [Node],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'matches' in value,
  fields: (t) => ({
    requestId: t.exposeID('requestId'),
    processor: t.exposeString('processor', { description: 'Which processor raised it.' }),
    ruleSetVersion: t.exposeInt('ruleSetVersion', { description: 'Which state of the rules decided it.' }),
    riskScore: t.exposeInt('riskScore', {
      description: '0 to 100: the sum of the points of the matches, capped.',
    }),
    severity: t.expose('severity', { type: Severity, description: 'The highest of the matches.' }),
    matches: t.field({ type: [Match], resolve: (flag) => [...flag.matches] }),
    unscanned: t.field({
      type: [Unscanned],
      description: 'What the rules could not look at; such a request is never taken for clean.',
      resolve: (flag) => [...flag.unscanned],
    }),
    timestamp: t.expose('timestamp', {
      type: 'DateTime',
      description: 'When the call was made, as its client says.',
    }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When FlagWise got it.' }),
    srcIp: t.exposeString('srcIp'),
    provider: t.exposeString('provider'),
    model: t.exposeString('model'),
    userId: t.exposeString('userId', { nullable: true }),
    sessionId: t.exposeString('sessionId', { nullable: true }),
    request: t.field({
      type: Request,
      nullable: true,
      description: 'Null until the read model has it; null in subscriptions, which do not wait for it.',
      resolve: (flag, _args, { reads }, info) =>
        info.operation.operation === 'subscription' ? null : reads.requests.byId(flag.requestId),
    }),
  }),
})

export const FlagFilter = builder.inputType('FlagFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Received at this moment or later.' }),
    to: t.field({ type: 'DateTime', description: 'Received before this moment.' }),
    providers: t.stringList(),
    models: t.stringList(),
    srcIp: t.string(),
    severities: t.field({ type: [Severity] }),
    minRiskScore: t.int(),
    ruleId: t.id({ description: 'Matched by this rule, in whatever version.' }),
  }),
})

builder.queryField('flags', (t) =>
  t.connection(
    {
      type: Flag,
      description: 'Flags, newest first. A cursor stays good while new flags arrive.',
      authScopes: { readTraffic: true },
      args: { filter: t.arg({ type: FlagFilter }) },
      complexity: connectionComplexity,
      resolve: (_root, { filter, ...page }, { reads }) => reads.flags.page(filter ?? {}, page),
    },
    { name: 'FlagConnection' },
    { name: 'FlagEdge' },
  ),
)
