import { randomUUID } from 'node:crypto'
import pg from 'pg'

export interface TestDatabase {
  readonly url: string
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** An empty database of its own on the server of DATABASE_URL. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.DATABASE_URL
  if (!server) throw new Error('DATABASE_URL: set it to a Postgres server where databases may be made')
  const name = `gateway_test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 5 })
  pool.on('error', () => {})
  return {
    url: url.href,
    pool,
    async close() {
      await pool.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
