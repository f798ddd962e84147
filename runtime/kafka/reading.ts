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
}

/** How much is read. */
export interface ReadLimits {
  /** Most records in one go: they are decided without a pause. */
  readonly atOnce: number
  /** A batch has so many records at least, where there are so many. */
  readonly batch: number
  /** So many records may wait for their turn; when they are there, reading waits too. A batch takes all that wait. */
  readonly waiting: number
  /** The same in bytes of their values, for the batch and for what waits; what was read last may exceed it. */
  readonly bytes: number
}

export interface ReadingOptions<Part extends Decided> {
  readonly limits: ReadLimits
  readonly decide: (records: readonly ConsumedRecord[]) => Promise<Part>
  /** Whether more may be read while these are not committed. */
  readonly mayReadOn?: ((parts: readonly Part[]) => boolean) | undefined
  /** Told after each read. */
  readonly onRead?: ((records: number) => void) | undefined
}

/**
 * Reads records and decides them, some at a time: while some are decided, the client gets the next ones ready. It goes on beside the turns of its
 * batches, and ends when a read brings less than was asked for: then there is no more just now, and what comes had better be one batch than two.
 */
export interface Reading<Part extends Decided> {
  /**
   * The next batch, as soon as it has records enough or the reading has ended. Undefined when nothing is left of it.
   * @throws what a read or a decision threw
   */
  next(): Promise<Batch<Part> | undefined>
  /** Reads nothing more. @returns what was read and handed over in no batch; no read is under way any more */
  halt(): Promise<Extent>
  /** Resolves when the reading has ended, with nothing under way. @throws what a read or a decision threw */
  over(): Promise<void>
}

/** Records that were read in one go. */
interface Piece<Part> {
  readonly extent: Extent
  readonly records: number
  readonly bytes: number
  /** Undefined until they are decided. */
  part?: Part
}

/** Begins with a poll, so whoever calls it has nothing in hand. */
export function startReading<Part extends Decided>(
  consumer: GroupConsumer,
  { limits, decide, mayReadOn, onRead }: ReadingOptions<Part>,
): Reading<Part> {
  /** Read and not handed over; the last ones may not be decided yet. */
  const inHand: Piece<Part>[] = []
  let records = 0
  let bytes = 0
  let halted = false
  let hasEnded = false
  let changed = Promise.withResolvers<void>()
  function tellChange(): void {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  async function read(from: 'poll' | 'readOn') {
    const got = await consumer[from](limits.atOnce)
    onRead?.(got.length)
    const size = got.reduce((sum, { value }) => sum + (value?.length ?? 0), 0)
    const piece: Piece<Part> = { extent: extentOf(got), records: got.length, bytes: size }
    if (got.length > 0) inHand.push(piece)
    records += got.length
    bytes += size
    return { got, piece }
  }
  const readOn = (): ReturnType<typeof read> => {
    const reading = read('readOn')
    reading.catch(() => undefined) // it is looked at when what came before is decided
    return reading
  }

  const hasRoom = (): boolean => records < limits.waiting && bytes < limits.bytes
  const decidedParts = (): readonly Part[] => inHand.flatMap(({ part }) => part ?? [])
  const mayGoOn = (): boolean => !halted && (mayReadOn?.(decidedParts()) ?? true)

  let reading = read('poll')
  async function readAll(): Promise<void> {
    for (;;) {
      const { got, piece } = await reading
      const isMore = got.length >= limits.atOnce
      const meanwhile = isMore && hasRoom() && mayGoOn()
      if (meanwhile) reading = readOn()
      if (got.length > 0) piece.part = await decide(got)
      tellChange()
      if (meanwhile) continue
      while (isMore && !halted && !hasRoom()) await changed.promise
      if (!isMore || !mayGoOn()) return
      reading = readOn()
    }
  }
  const over = readAll().finally(() => {
    hasEnded = true
    tellChange()
  })
  over.catch(() => undefined) // whoever waits for a batch is told

  /** Takes what is decided, if that is enough for a batch. */
  function taken(): readonly Piece<Part>[] | undefined {
    const undecided = inHand.findIndex(({ part }) => part === undefined)
    const decided = undecided < 0 ? inHand : inHand.slice(0, undecided)
    const sum = (of: 'records' | 'bytes'): number => decided.reduce((all, piece) => all + piece[of], 0)
    if (!hasEnded && sum('records') < limits.batch && sum('bytes') < limits.bytes) return undefined
    records -= sum('records')
    bytes -= sum('bytes')
    return inHand.splice(0, decided.length)
  }

  return {
    async next() {
      for (;;) {
        if (hasEnded) await over
        const pieces = taken()
        if (pieces) {
          tellChange()
          if (pieces.length === 0) return undefined
          const parts = pieces.flatMap(({ part }) => part ?? [])
          return { extent: joined(pieces.flatMap(({ extent }) => extent)), parts }
        }
        await changed.promise
      }
    },
    async halt() {
      halted = true
      tellChange()
      await reading.catch(() => undefined)
      return joined(inHand.flatMap(({ extent }) => extent))
    },
    over: () => over,
  }
}
