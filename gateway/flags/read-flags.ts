import { isUuid, type Severity } from '@flagwise/schemas'
import DataLoader from 'dataloader'
import type { Database } from '../database.ts'
import { UserError } from '../http/errors.ts'
import { conditions, keyset, ms, time } from '../paging/conditions.ts'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../paging/page.ts'
import type { FlagView } from './flag.ts'

/** As the input type `FlagFilter`. Moments are ms since 1970. */
export interface FlagCriteria {
  readonly from?: number | null | undefined
  readonly to?: number | null | undefined
  readonly providers?: readonly string[] | null | undefined
  readonly models?: readonly string[] | null | undefined
  readonly srcIp?: string | null | undefined
  readonly severities?: readonly Severity[] | null | undefined
  readonly minRiskScore?: number | null | undefined
  readonly ruleId?: string | null | undefined
}

export interface FlagReads {
  /** @throws UserError */
  page(filter: FlagCriteria, page: PageArguments): Promise<Connection<FlagView>>
  /** The flags of a request, worst first. Asked for many requests in one operation, it is one query. */
  ofRequest(requestId: string): Promise<FlagView[]>
  /** Null when there is no such flag. */
  byId(id: string): Promise<FlagView | null>
}

const columns = `id, request_id as "requestId", processor, rule_set_version::float8 as "ruleSetVersion",
  risk_score as "riskScore", severity, matches, ${ms('timestamp')} as "timestamp", ${ms('received_at')} as "receivedAt",
  src_ip as "srcIp", provider, model, user_id as "userId", session_id as "sessionId", unscanned`

export function flagReads(database: Database): FlagReads {
  const byRequest = new DataLoader<string, FlagView[]>(
    async (requestIds) => {
      const { rows } = await database.query<FlagView>(
        `select ${columns} from read_models.flags where request_id = any($1::uuid[]) order by risk_score desc, id`,
        [[...requestIds]],
      )
      const groups = Map.groupBy(rows, ({ requestId }) => requestId)
      return requestIds.map((requestId) => groups.get(requestId) ?? [])
    },
    { cache: false, maxBatchSize: 500 },
  )

  return {
    ofRequest: (requestId) => byRequest.load(requestId),
    async byId(id) {
      if (!isUuid(id)) return null
      const { rows } = await database.query<FlagView>(
        `select ${columns} from read_models.flags where id = $1`,
        [id],
      )
      return rows[0] ?? null
    },
    async page(filter, asked) {
      const page = parsePage('flags', asked)
      const where = flagConditions(filter)
      const order = keyset(where, page)
      const { rows } = await database.query<FlagView>(
        `select ${columns} from read_models.flags ${where.where()} ${order}`,
        where.values,
      )
      return connectionOf('flags', page, rows, ({ receivedAt, id }) => ({ at: receivedAt, id }))
    },
  }
}

function flagConditions(filter: FlagCriteria) {
  const where = conditions()
  where.add(`received_at >= ${time('?')}`, filter.from)
  where.add(`received_at < ${time('?')}`, filter.to)
  where.oneOf('provider', filter.providers)
  where.oneOf('model', filter.models)
  where.add('src_ip = ?', filter.srcIp)
  where.oneOf('severity', filter.severities)
  where.add('risk_score >= ?', filter.minRiskScore)
  where.add('rule_ids @> array[?::uuid]', ruleIdOf(filter))
  return where
}

/** The id of the rule that is asked for, as ids are written. @throws UserError when it can be none */
export function ruleIdOf({ ruleId }: FlagCriteria): string | undefined {
  if (ruleId == null) return undefined
  if (isUuid(ruleId)) return ruleId.toLowerCase()
  throw new UserError('BAD_INPUT', '`ruleId` is not the id of a rule; give a UUID.', { argument: 'ruleId' })
}
