import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll } from 'vitest'
import type { Projection } from '../define-projection.ts'
import { installVersion } from '../postgres/install-version.ts'

/** Databases for one test file, on the server of DATABASE_URL. */
export interface TestPostgres {
  /** A database with the projection's tables, empty; the same one at every call. */
  poolFor(projection: Projection): Promise<pg.Pool>
  /** A database with nothing in it. */
  empty(): Promise<TestDatabase>
}

export interface TestDatabase {
  readonly name: string
  readonly url: string
  readonly pool: pg.Pool
}

/** One lock for all that make or copy templates: Postgres copies none that somebody is connected to. */
const templateLock = 7_301_945

/**
 * Databases that are copied from a template per projection, which is made when it is missing and stays on the server: copying takes a
 * tenth of the time of making. What is copied is dropped when the file's tests have ended.
 */
export function testPostgres(): TestPostgres {
  const opened = new Map<Projection, Promise<TestDatabase>>()
  const others: Promise<TestDatabase>[] = []
  afterAll(async () => {
    for (const { pool, name } of await Promise.all([...opened.values(), ...others])) {
      await pool.end()
      await onServer((server) => server.query(`drop database if exists ${name} with (force)`))
    }
  })
  return {
    async poolFor(projection) {
      const database = opened.get(projection) ?? copyFor(projection)
      opened.set(projection, database)
      return (await database).pool
    },
    empty() {
      const database = open((server, name) => server.query(`create database ${name}`))
      others.push(database)
      return database
    },
  }
}

const copyFor = (projection: Projection): Promise<TestDatabase> =>
  open(async (server, name) => {
    await server.query('select pg_advisory_lock($1)', [templateLock])
    const template = await templateFor(server, projection)
    await server.query(`create database ${name} template ${template}`)
  })

async function open(create: (server: pg.Client, name: string) => Promise<unknown>): Promise<TestDatabase> {
  const name = `flagwise_test_${randomUUID().replaceAll('-', '')}`
  await onServer((server) => create(server, name))
  const url = urlOf(name)
  const pool = new pg.Pool({ connectionString: url, max: 3, types: withNumbers })
  pool.on('error', () => undefined)
  return { name, url, pool }
}

/** Counts and offsets as numbers: those of a test are small. */
const withNumbers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
}

/** Named by what is in it, so that a changed table is a new template; older ones of the projection are dropped. */
async function templateFor(server: pg.Client, projection: Projection): Promise<string> {
  const prefix = `flagwise_template_${projection.name.replaceAll('-', '_')}_`
  const bookkeeping = new URL('../postgres/bookkeeping.sql', import.meta.url)
  const hash = createHash('sha256').update(`${projection.version} ${projection.serves}`)
  for (const file of [projection.tables, bookkeeping]) hash.update(readFileSync(file))
  const name = prefix + hash.digest('hex').slice(0, 12)

  const { rows } = await server.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  if (rows.some(({ datname }) => datname === name)) return name
  for (const { datname } of rows) await server.query(`drop database ${datname} with (force)`)
  const unfinished = `${prefix}unfinished`
  await server.query(`create database ${unfinished}`)
  const pool = new pg.Pool({ connectionString: urlOf(unfinished), max: 1 })
  await installVersion(pool, projection)
  await pool.end()
  await server.query(`alter database ${unfinished} rename to ${name}`)
  return name
}

function urlOf(database: string): string {
  const server = process.env.DATABASE_URL
  if (!server) throw new Error('DATABASE_URL: set it to a Postgres server where databases may be made')
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function onServer<R>(act: (server: pg.Client) => Promise<R>): Promise<R> {
  const server = new pg.Client(process.env.DATABASE_URL)
  await server.connect()
  try {
    return await act(server)
  } finally {
    await server.end()
  }
}
