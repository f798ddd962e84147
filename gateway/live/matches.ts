import type { Flag, Request } from '@flagwise/schemas'
import { type FlagCriteria, ruleIdOf } from '../flags/read-flags.ts'
import type { RequestCriteria } from '../requests/read-requests.ts'

type Facts = Pick<Request, 'receivedAt' | 'provider' | 'model' | 'srcIp'>
type FactCriteria = Pick<FlagCriteria, 'from' | 'to' | 'providers' | 'models' | 'srcIp'>

/** The same meaning as the filters of the read side, on an event; live.integration.test.ts holds the two together. */
const factsMatch = ({ from, to, providers, models, srcIp }: FactCriteria, of: Facts): boolean =>
  (from == null || of.receivedAt >= from) &&
  (to == null || of.receivedAt < to) &&
  (providers == null || providers.includes(of.provider)) &&
  (models == null || models.includes(of.model)) &&
  (srcIp == null || of.srcIp === srcIp)

/** Whether a flag is one that was asked for. @throws UserError when it can be none */
export function flagMatches(criteria: FlagCriteria): (flag: Flag) => boolean {
  const asked = ruleIdOf(criteria)
  return (flag) =>
    factsMatch(criteria, flag) &&
    (criteria.severities == null || criteria.severities.includes(flag.severity)) &&
    (criteria.minRiskScore == null || flag.riskScore >= criteria.minRiskScore) &&
    (asked === undefined || flag.matches.some(({ ruleId }) => ruleId === asked))
}

/** Whether a request is one that was asked for, by its plain facts. */
export const requestMatches =
  (criteria: RequestCriteria) =>
  (request: Request): boolean =>
    factsMatch(criteria, request)
