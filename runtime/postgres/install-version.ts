import { readFileSync } from 'node:fs'
import type { Pool, PoolClient } from 'pg'
import type { Projection } from '../define-projection.ts'

/** One lock for all changes of schema, so that two instances that start at once take turns. */
const schemaLock = 7_301_944

/** Postgres schema of one version of a projection. */
export const schemaOf = ({ name, version }: Pick<Projection, 'name' | 'version'>): string =>
  `${name.replaceAll('-', '_')}_v${version}`

const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

/** Runs in a transaction that holds the schema lock. */
async function locked<T>(pool: Pool, act: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [schemaLock])
    const result = await act(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/**
 * Creates the tables of this version where they are missing. The first version of a projection serves at once; a later one is built
 * beside the one that serves until `activateVersion`.
 *
 * @returns whether this version serves
 */
export function installVersion(pool: Pool, projection: Projection): Promise<boolean> {
  return locked(pool, async (client) => {
    await client.query(readFileSync(new URL('bookkeeping.sql', import.meta.url), 'utf8'))
    const { rows } = await client.query<{ version: number; active: boolean }>(
      'select version, active from projections.versions where projection = $1',
      [projection.name],
    )
    const ours = rows.find(({ version }) => version === projection.version)
    if (ours) return ours.active
    const schema = quoted(schemaOf(projection))
    await client.query(`create schema ${schema}`)
    await client.query(`set local search_path = ${schema}`)
    await client.query(readFileSync(projection.tables, 'utf8'))
    await client.query(
      'insert into projections.versions (projection, version, active) values ($1, $2, false)',
      [projection.name, projection.version],
    )
    if (rows.some(({ active }) => active)) return false
    await activate(client, projection)
    return true
  })
}

/** Points `read_models` at this version, in one transaction: readers see the old one or the new one, never neither. */
export const activateVersion = (pool: Pool, projection: Projection): Promise<void> =>
  locked(pool, (client) => activate(client, projection))

async function activate(client: PoolClient, projection: Projection): Promise<void> {
  await client.query('update projections.versions set active = false where projection = $1', [
    projection.name,
  ])
  await client.query('update projections.versions set active = true where projection = $1 and version = $2', [
    projection.name,
    projection.version,
  ])
  for (const name of projection.serves) {
    await client.query(`drop view if exists read_models.${quoted(name)}`)
    await client.query(
      `create view read_models.${quoted(name)} as select * from ${quoted(schemaOf(projection))}.${quoted(name)}`,
    )
  }
}
