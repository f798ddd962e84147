import type { Severity as SeverityValue } from '@flagwise/schemas'
import { builder } from '../builder.ts'
import { Severity } from '../flags/severity.ts'

/** Given out as Float: an Int of GraphQL ends at two thousand million, which a busy month goes past. */
export interface Counts {
  readonly requests: number
  readonly flagged: number
}

export interface TrafficView extends Counts {
  /** ms since 1970, as the buckets begin and end */
  readonly from: number
  readonly to: number
  readonly buckets: readonly (Counts & { readonly start: number })[]
  readonly byProvider: readonly (Counts & { readonly name: string })[]
  readonly byModel: readonly (Counts & { readonly name: string })[]
  readonly bySeverity: readonly { readonly severity: SeverityValue; readonly flagged: number }[]
  readonly topRules: readonly RuleCountView[]
}

export interface RuleCountView {
  readonly ruleId: string
  readonly name: string
  readonly severity: SeverityValue
  readonly flagged: number
}

export const TrafficResolution = builder.enumType('TrafficResolution', {
  values: {
    MINUTE: { value: 'minute' },
    HOUR: { value: 'hour' },
    DAY: { value: 'day', description: 'UTC' },
  } as const,
})

const TrafficBucket = builder.objectRef<TrafficView['buckets'][number]>('TrafficBucket').implement({
  fields: (t) => ({
    start: t.expose('start', { type: 'DateTime' }),
    requests: t.exposeFloat('requests'),
    flagged: t.exposeFloat('flagged'),
  }),
})

const TrafficShare = builder.objectRef<TrafficView['byProvider'][number]>('TrafficShare').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    requests: t.exposeFloat('requests'),
    flagged: t.exposeFloat('flagged'),
  }),
})

const SeverityCount = builder.objectRef<TrafficView['bySeverity'][number]>('SeverityCount').implement({
  fields: (t) => ({
    severity: t.expose('severity', { type: Severity }),
    flagged: t.exposeFloat('flagged'),
  }),
})

const RuleCount = builder.objectRef<RuleCountView>('RuleCount').implement({
  fields: (t) => ({
    ruleId: t.exposeID('ruleId'),
    name: t.exposeString('name'),
    severity: t.expose('severity', { type: Severity }),
    flagged: t.exposeFloat('flagged'),
  }),
})

const Traffic = builder.objectRef<TrafficView>('Traffic').implement({
  description: 'How much there was, and how much of it was flagged, by the time at which it was received.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'Start of the first bucket.' }),
    to: t.expose('to', { type: 'DateTime', description: 'End of the last bucket.' }),
    requests: t.exposeFloat('requests'),
    flagged: t.exposeFloat('flagged'),
    buckets: t.field({
      type: [TrafficBucket],
      description: 'Without holes, oldest first.',
      resolve: ({ buckets }) => [...buckets],
    }),
    byProvider: t.field({ type: [TrafficShare], resolve: ({ byProvider }) => [...byProvider] }),
    byModel: t.field({ type: [TrafficShare], resolve: ({ byModel }) => [...byModel] }),
    bySeverity: t.field({ type: [SeverityCount], resolve: ({ bySeverity }) => [...bySeverity] }),
    topRules: t.field({
      type: [RuleCount],
      description: 'The ten rules that matched most.',
      resolve: ({ topRules }) => [...topRules],
    }),
  }),
})

const FilterOptions = builder
  .objectRef<{ readonly providers: readonly string[]; readonly models: readonly string[] }>('FilterOptions')
  .implement({
    description: 'What there is to filter by.',
    fields: (t) => ({
      providers: t.stringList({ resolve: ({ providers }) => [...providers] }),
      models: t.stringList({ resolve: ({ models }) => [...models] }),
    }),
  })

builder.queryFields((t) => ({
  traffic: t.field({
    type: Traffic,
    description: 'The last hour by minute when nothing is given.',
    authScopes: { readTraffic: true },
    args: {
      from: t.arg({ type: 'DateTime' }),
      to: t.arg({ type: 'DateTime' }),
      resolution: t.arg({ type: TrafficResolution }),
    },
    complexity: { field: 100, multiplier: 1 },
    resolve: (_root, { from, to, resolution }, { reads }) =>
      reads.traffic.between(from ?? undefined, to ?? undefined, resolution ?? undefined),
  }),
  filterOptions: t.field({
    type: FilterOptions,
    description: 'Providers and models of the last seven days.',
    authScopes: { readTraffic: true },
    complexity: { field: 50, multiplier: 1 },
    resolve: (_root, _args, { reads }) => reads.traffic.filterOptions(),
  }),
}))
