import pg from 'pg'
import type { Logger } from '../service/log.ts'

/** A pool of connections. An idle connection that breaks is logged and replaced; it never ends the process. */
export function openPool(url: string, options: { readonly max: number; readonly log: Logger }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle connection to Postgres broke'))
  return pool
}
