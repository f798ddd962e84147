import type { Pool } from 'pg'
import type { Projection } from '../define-projection.ts'
import type { GroupConsumer } from '../kafka/consumer.ts'
import { type Position, partitionKey } from '../kafka/record.ts'
import { type OpenInput, takes } from './fold-batch.ts'
import { readOffsets } from './offsets.ts'

/** How far behind a version may be when it begins to serve. */
const freshMs = 2_000
const lookEveryMs = 200

/** Tells when a version that is built beside the one that serves has caught up. */
export interface BuildUp {
  /**
   * Whether this version has folded what was on the log at most two seconds ago: of every partition, whichever instance reads it.
   * Traffic need not stop for it. Asked often, it looks five times a second.
   */
  isDone(consumer: Pick<GroupConsumer, 'partitions' | 'watermarks'>): Promise<boolean>
}

export function createBuildUp(
  pool: Pool,
  projection: Pick<Projection, 'name' | 'version'>,
  inputs: readonly OpenInput[],
): BuildUp {
  let goal: { readonly setAt: number; readonly ends: readonly Position[] } | undefined
  let lookAt = 0

  async function endsNow(consumer: Parameters<BuildUp['isDone']>[0]): Promise<readonly Position[]> {
    const partitions = await consumer.partitions((topic) => inputs.some((input) => takes(input, topic)))
    const ends: Position[] = []
    for (const partition of partitions)
      ends.push({ ...partition, offset: (await consumer.watermarks(partition)).high })
    return ends
  }

  return {
    async isDone(consumer) {
      if (performance.now() < lookAt) return false
      lookAt = performance.now() + lookEveryMs
      goal ??= { setAt: performance.now(), ends: await endsNow(consumer) }
      const { setAt, ends } = goal
      const positions = await readOffsets(pool, projection, ends)
      const folded = new Map(positions.map((at) => [partitionKey(at), at.offset]))
      if (ends.some((end) => (folded.get(partitionKey(end)) ?? 0) < end.offset)) return false
      goal = undefined
      return performance.now() - setAt <= freshMs
    },
  }
}
