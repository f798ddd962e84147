import type { GroupConsumer } from './consumer.ts'
import { type Extent, extentOf, joined } from './extent.ts'
import type { ConsumedRecord, ProducedRecord } from './record.ts'

/** What follows from records that were read in one go. */
export interface Decided {
  readonly toProduce: readonly ProducedRecord[]
}

/** What has one turn. The records themselves are let go as soon as they are decided. */
export interface Batch<Part extends Decided> {
  readonly extent: Extent
  /** In the order in which they were read. */
  readonly parts: readonly Part[]
  /** Whether reading ended because the batch is full, so that more waits to be read. */
  readonly isFull: boolean
}

/** How much is read. */
export interface ReadLimits {
  /** Most records in one go: they are decided without a pause. */
  readonly atOnce: number
  /** A batch is full with so many records. */
  readonly records: number
  /** A batch is full with so many bytes of values; the last go may bring more. */
  readonly bytes: number
}

export interface BatchOptions<Part extends Decided> {
  readonly limits: ReadLimits
  readonly decide: (records: readonly ConsumedRecord[]) => Promise<Part>
  /** Whether a batch that this was decided of may be read on. */
  readonly mayReadOn?: ((parts: readonly Part[]) => boolean) | undefined
  /** Told after each read. */
  readonly onRead?: (records: number) => void
}

/** A batch that is being read and decided. */
export interface BatchInMaking<Part extends Decided> {
  /** Undefined when there was nothing to read. */
  readonly decided: Promise<Batch<Part> | undefined>
  /** Reads nothing more. @returns what was read till then */
  halt(): Promise<Extent>
}

/**
 * Reads a batch and decides it, some records at a time: while some are decided, the client gets the next ones ready. The batch ends when it is
 * full, or when nothing more is there to be read.
 *
 * @param begin reads the first records
 */
export function makeBatch<Part extends Decided>(
  consumer: GroupConsumer,
  begin: (max: number) => Promise<readonly ConsumedRecord[]>,
  { limits, decide, mayReadOn, onRead }: BatchOptions<Part>,
): BatchInMaking<Part> {
  const extents: Extent[] = []
  const parts: Part[] = []
  let records = 0
  let bytes = 0
  /** Whether the last read brought as much as was asked for. */
  let more = false
  let halted = false

  async function noted(read: (max: number) => Promise<readonly ConsumedRecord[]>) {
    const most = Math.min(limits.atOnce, limits.records - records)
    const got = await read(most)
    onRead?.(got.length)
    extents.push(extentOf(got))
    records += got.length
    for (const { value } of got) bytes += value?.length ?? 0
    more = got.length >= most
    return got
  }

  let reading = noted(begin)

  async function make(): Promise<Batch<Part> | undefined> {
    for (;;) {
      const got = await reading
      const isFull = more && (records >= limits.records || bytes >= limits.bytes)
      const goesOn = more && !isFull && !halted && (mayReadOn?.(parts) ?? true)
      if (goesOn) {
        reading = noted((max) => consumer.readOn(max))
        reading.catch(() => undefined) // it is looked at when these are decided
      }
      if (got.length > 0) parts.push(await decide(got))
      if (!goesOn) return parts.length === 0 ? undefined : { extent: joined(extents.flat()), parts, isFull }
    }
  }

  return {
    decided: make(),
    async halt() {
      halted = true
      await reading.catch(() => undefined)
      return joined(extents.flat())
    },
  }
}
