import type { Projection } from '@flagwise/runtime'
import { installVersion } from '@flagwise/runtime/postgres'
import type pg from 'pg'
import type { Database } from '../database.ts'

const projections = new URL('../../projections/', import.meta.url)

const tablesOf = (name: string, serves: readonly string[]): Projection => ({
  name,
  version: 1,
  serves,
  inputs: [],
  tables: new URL(`${name}/tables.sql`, projections),
})

/** The tables of the projections, empty, as the gateway finds them. */
export async function installReadModels(pool: pg.Pool): Promise<void> {
  await installVersion(pool, tablesOf('requests', ['requests', 'flags']))
  await installVersion(pool, tablesOf('traffic', ['traffic', 'traffic_rules']))
  await installVersion(pool, tablesOf('rules', ['rules']))
}

/** Writes rows given as objects, into a table of a projection's first version. */
export async function insertRows(pool: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  // Some names of columns are words of SQL.
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`)
  await pool.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

export interface Asked {
  readonly text: string
  readonly values: unknown[]
}

/** The same database, with every query written down. */
export function recording(database: Database): Database & { readonly asked: Asked[] } {
  const asked: Asked[] = []
  return {
    asked,
    query(text, values = []) {
      asked.push({ text, values })
      return database.query(text, values)
    },
  }
}
