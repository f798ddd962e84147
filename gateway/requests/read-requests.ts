import { isUuid, type Severity } from '@flagwise/schemas'
import DataLoader from 'dataloader'
import type { Database } from '../database.ts'
import { conditions, keyset, ms, time } from '../paging/conditions.ts'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../paging/page.ts'
import type { RequestView } from './request-view.ts'

/** As the input type `RequestFilter`. Moments are ms since 1970. */
export interface RequestCriteria {
  readonly from?: number | null | undefined
  readonly to?: number | null | undefined
  readonly providers?: readonly string[] | null | undefined
  readonly models?: readonly string[] | null | undefined
  readonly srcIp?: string | null | undefined
  readonly severities?: readonly Severity[] | null | undefined
  readonly flagged?: boolean | null | undefined
  readonly minRiskScore?: number | null | undefined
}

export interface RequestReads {
  /** @throws UserError */
  page(filter: RequestCriteria, page: PageArguments): Promise<Connection<RequestView>>
  /** Asked for many requests in one operation, it is one query. Null when there is no such request. */
  byId(id: string): Promise<RequestView | null>
}

const columns = `id, ${ms('timestamp')} as "timestamp", ${ms('received_at')} as "receivedAt", src_ip as "srcIp", provider,
  model, user_id as "userId", session_id as "sessionId", endpoint, method, duration_ms as "durationMs",
  status_code as "statusCode", tokens_prompt as "tokensPrompt", tokens_response as "tokensResponse",
  prompt_length as "promptLength", data_key as "dataKey", flagged, risk_score as "riskScore", severity`

export function requestReads(database: Database): RequestReads {
  const byIds = new DataLoader<string, RequestView | null>(
    async (ids) => {
      const { rows } = await database.query<RequestView>(
        `select ${columns} from read_models.requests where id = any($1::uuid[])`,
        [[...ids]],
      )
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => found.get(id) ?? null)
    },
    { cache: false, maxBatchSize: 500 },
  )

  return {
    byId: async (id) => (isUuid(id) ? byIds.load(id.toLowerCase()) : null),
    async page(filter, asked) {
      const page = parsePage('requests', asked)
      const where = requestConditions(filter)
      const order = keyset(where, page)
      const { rows } = await database.query<RequestView>(
        `select ${columns} from read_models.requests ${where.where()} ${order}`,
        where.values,
      )
      return connectionOf('requests', page, rows, ({ receivedAt, id }) => ({ at: receivedAt, id }))
    },
  }
}

function requestConditions(filter: RequestCriteria) {
  const where = conditions()
  where.add(`received_at >= ${time('?')}`, filter.from)
  where.add(`received_at < ${time('?')}`, filter.to)
  where.oneOf('provider', filter.providers)
  where.oneOf('model', filter.models)
  where.add('src_ip = ?', filter.srcIp)
  where.oneOf('severity', filter.severities)
  // Said as the partial index says it.
  const onlyFlagged = filter.flagged || filter.severities || (filter.minRiskScore ?? 0) > 0
  if (onlyFlagged) where.fixed('flag_count > 0')
  if (filter.flagged === false) where.fixed('flag_count = 0')
  where.add('risk_score >= ?', filter.minRiskScore)
  return where
}
