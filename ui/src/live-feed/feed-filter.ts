import type { FlagFilter, RequestFilter, Severity } from '../graphql/generated/graphql.ts'

/** What the feed shows; it stands in the address of the page. */
export interface FeedFilter {
  readonly severities: readonly Severity[]
  readonly provider: string
  readonly model: string
  readonly srcIp: string
  readonly minRiskScore: number
  /** Also requests that nothing was found in. */
  readonly everything: boolean
}

type Params = Readonly<Record<string, string | string[] | undefined>>

export const allSeverities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']

const one = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')

/** The filter that the address asks for; what it does not understand it leaves out. */
export function filterFrom(params: Params): FeedFilter {
  const risk = Number(one(params.risk))
  return {
    severities: allSeverities.filter((severity) =>
      one(params.severity).toUpperCase().split(',').includes(severity),
    ),
    provider: one(params.provider),
    model: one(params.model),
    srcIp: one(params.source),
    minRiskScore: Number.isInteger(risk) && risk > 0 && risk <= 100 ? risk : 0,
    everything: one(params.show) === 'all',
  }
}

/** The address of a filter; what is not asked for is left out. */
export const paramsOf = (filter: FeedFilter): Record<string, string | null> => ({
  severity: filter.severities.length === 0 ? null : filter.severities.join(',').toLowerCase(),
  provider: filter.provider || null,
  model: filter.model || null,
  source: filter.srcIp || null,
  risk: filter.minRiskScore > 0 ? String(filter.minRiskScore) : null,
  show: filter.everything ? 'all' : null,
})

export const requestFilterOf = ({ provider, model, srcIp }: FeedFilter): RequestFilter => ({
  ...(provider ? { providers: [provider] } : {}),
  ...(model ? { models: [model] } : {}),
  ...(srcIp ? { srcIp } : {}),
})

export const flagFilterOf = (filter: FeedFilter): FlagFilter => ({
  ...requestFilterOf(filter),
  ...(filter.severities.length > 0 ? { severities: filter.severities } : {}),
  ...(filter.minRiskScore > 0 ? { minRiskScore: filter.minRiskScore } : {}),
})
