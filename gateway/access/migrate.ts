import { readdir, readFile } from 'node:fs/promises'
import { type ConnectionPool, inTransaction } from '../database.ts'

const folder = new URL('../migrations/', import.meta.url)

/** Held while migrating, so that gateways that start together take turns. */
const lockKey = 7_203_511

/** Brings the schema `gateway` up to date: each file of migrations/ once, in the order of their names, all or nothing. */
export async function migrate(pool: ConnectionPool): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return inTransaction(pool, async (connection) => {
    await connection.query('select pg_advisory_xact_lock($1)', [lockKey])
    await connection.query('create schema if not exists gateway')
    await connection.query(
      'create table if not exists gateway.migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await connection.query<{ name: string }>('select name from gateway.migrations')
    const applied = new Set(rows.map(({ name }) => name))
    const missing = files.filter((name) => !applied.has(name))
    for (const name of missing) {
      await connection.query(await readFile(new URL(name, folder), 'utf8'))
      await connection.query('insert into gateway.migrations (name) values ($1)', [name])
    }
    return missing
  })
}
