import type { Pool } from 'pg'
import type { Projection } from '../define-projection.ts'
import type { FoldedBatch } from './fold-batch.ts'
import { schemaOf } from './install-version.ts'
import { advanceOffsets } from './offsets.ts'

/** Moments of a write at which a test may end the process. */
export type WriteStep = 'offsets-advanced' | 'rows-written' | 'committed'

/**
 * Writes the rows and the offsets of a batch in one transaction. Losing the last commits in a crash of Postgres is harmless, because the
 * offsets are lost with them; so the commit does not wait for the disk.
 * @throws OffsetsMoved, or an error of Postgres; nothing is written then
 */
export async function writeBatch(
  pool: Pool,
  projection: Pick<Projection, 'name' | 'version'>,
  { statements, steps }: Pick<FoldedBatch, 'statements' | 'steps'>,
  onStep?: (step: WriteStep) => void | Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(
      `begin; set local synchronous_commit = off; set local search_path = "${schemaOf(projection)}"`,
    )
    await advanceOffsets(client, projection, steps)
    await onStep?.('offsets-advanced')
    for (const { text, values } of statements) await client.query(text, [...values])
    await onStep?.('rows-written')
    await client.query('commit')
    await onStep?.('committed')
  } catch (error) {
    await client.query('rollback').catch((failed: unknown) => {
      broken = failed instanceof Error ? failed : new Error(String(failed))
    })
    throw error
  } finally {
    client.release(broken)
  }
}
