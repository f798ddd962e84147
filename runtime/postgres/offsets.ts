import type { ClientBase, Pool } from 'pg'
import type { Projection } from '../define-projection.ts'
import type { Position } from '../kafka/record.ts'

/** A step of one partition: from the offset that is stored to the next one. */
export interface Step extends Position {
  /** What must be stored now. */
  readonly expected: number
}

/** Another instance has folded these partitions meanwhile: what we hold is not ours to write any more. */
export class OffsetsMoved extends Error {
  override readonly name = 'OffsetsMoved'
}

type Version = Pick<Projection, 'name' | 'version'>

/** Where to read the partitions from; the beginning where nothing is stored yet. */
export async function readOffsets(
  pool: Pool,
  { name, version }: Version,
  partitions: readonly { readonly topic: string; readonly partition: number }[],
): Promise<readonly Position[]> {
  const topics = partitions.map(({ topic }) => topic)
  const numbers = partitions.map(({ partition }) => partition)
  await pool.query(
    `insert into projections.offsets (projection, version, topic, partition, next_offset)
     select $1, $2, topic, partition, 0 from unnest($3::text[], $4::int[]) as given (topic, partition)
     order by topic, partition
     on conflict do nothing`,
    [name, version, topics, numbers],
  )
  const { rows } = await pool.query<{ topic: string; partition: number; offset: string }>(
    `select topic, partition, next_offset as offset from projections.offsets
     join unnest($3::text[], $4::int[]) as given (topic, partition) using (topic, partition)
     where projection = $1 and version = $2`,
    [name, version, topics, numbers],
  )
  return rows.map(({ topic, partition, offset }) => ({ topic, partition, offset: Number(offset) }))
}

/**
 * Advances the offsets in the transaction of the rows. Membership of a group is no fence: an instance that was paused may come back and
 * write. This is one.
 * @throws OffsetsMoved when any of them is not what was expected; roll back and read them again
 */
export async function advanceOffsets(
  client: ClientBase,
  { name, version }: Version,
  steps: readonly Step[],
): Promise<void> {
  const ordered = [...steps].sort((a, b) =>
    a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition,
  )
  // The rows are locked in one order by everybody, so that two instances cannot wait for each other.
  const { rowCount } = await client.query(
    `with given as (
       select * from unnest($3::text[], $4::int[], $5::bigint[], $6::bigint[]) as given (topic, partition, expected, next)
     ), held as (
       select o.topic, o.partition, o.next_offset from projections.offsets o join given using (topic, partition)
       where o.projection = $1 and o.version = $2
       order by o.topic, o.partition for update of o
     )
     update projections.offsets o set next_offset = given.next
     from given join held using (topic, partition)
     where o.projection = $1 and o.version = $2 and o.topic = given.topic and o.partition = given.partition
       and held.next_offset = given.expected`,
    [
      name,
      version,
      ordered.map(({ topic }) => topic),
      ordered.map(({ partition }) => partition),
      ordered.map(({ expected }) => expected),
      ordered.map(({ offset }) => offset),
    ],
  )
  if (rowCount !== steps.length)
    throw new OffsetsMoved(
      `${steps.length - (rowCount ?? 0)} of ${steps.length} partitions were folded by another instance`,
    )
}

/**
 * Waits until the version that serves has folded the partition up to the offset, for reading one's own writes.
 * @param offset next offset after the write
 * @returns false when it has not within the time
 */
export async function waitUntilFolded(
  pool: Pool,
  at: { readonly projection: string } & Position,
  timeoutMs: number,
): Promise<boolean> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const { rows } = await pool.query(
      `select 1 from projections.offsets o join projections.versions v using (projection, version)
       where v.active and o.projection = $1 and o.topic = $2 and o.partition = $3 and o.next_offset >= $4`,
      [at.projection, at.topic, at.partition, at.offset],
    )
    if (rows.length > 0) return true
    if (Date.now() >= until) return false
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
