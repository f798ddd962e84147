import fc from 'fast-check'
import pino from 'pino'
import type { Tables } from '../define-processor.ts'
import { KafkaError, KafkaTimeout } from '../kafka/call.ts'
import type { GroupConsumer } from '../kafka/consumer.ts'
import { ConsumerLost, createPipeline } from '../kafka/pipeline.ts'
import { type ConsumedRecord, partitionKey } from '../kafka/record.ts'
import { createTurns, type TurnOutcome, type TurnStep } from '../kafka/turn.ts'
import type { InputRecord } from '../stream/apply.ts'
import { createMemoryBroker, type MemoryBroker } from './memory-broker.ts'
import { openMemoryConsumer, openMemoryProducer, type ProducerTroubles } from './memory-clients.ts'
import type { OpenedProcessor } from './open-processor.ts'

/** What befalls a turn. */
export type Mishap =
  /** The instance dies there, and another takes over. */
  | { readonly kind: 'dies'; readonly at: TurnStep }
  /** The instance stands still there until another has taken over, and then goes on as if nothing had happened. */
  | { readonly kind: 'comes back as a zombie'; readonly at: TurnStep }
  /** The commit is not answered in time, whether or not it was done. */
  | { readonly kind: 'hears nothing of its commit'; readonly done: boolean }
  /** The commit is not answered in time, and nothing that the consumer asks is answered any more. */
  | { readonly kind: 'loses its consumer'; readonly done: boolean }
  /** The group has moved on, as after a rebalance; the client wants an abort. */
  | { readonly kind: 'is told to abort' }

const steps: readonly TurnStep[] = ['produced', 'offsets-sent', 'committed']

/** Every mishap that there is. */
export const everyMishap: readonly Mishap[] = [
  ...steps.map((at) => ({ kind: 'dies', at }) as const),
  ...steps.map((at) => ({ kind: 'comes back as a zombie', at }) as const),
  { kind: 'hears nothing of its commit', done: true },
  { kind: 'hears nothing of its commit', done: false },
  { kind: 'loses its consumer', done: true },
  { kind: 'loses its consumer', done: false },
  { kind: 'is told to abort' },
]

/** Mishaps by the number of the turn that they befall. */
export type Mishaps = ReadonlyMap<number, Mishap>

export const mishapsAmong = (turns: number): fc.Arbitrary<Mishaps> =>
  fc
    .array(fc.tuple(fc.nat(turns - 1), fc.constantFrom(...everyMishap)), { maxLength: 4 })
    .map((list) => new Map(list))

export interface Ran {
  readonly broker: MemoryBroker
  readonly group: string
  /** How many instances it took. */
  readonly instances: number
  /** How each turn ended, as far as an instance lived to see it. */
  readonly outcomes: readonly TurnOutcome[]
  /** How the turns of zombies ended. */
  readonly afterwards: readonly TurnOutcome[]
}

export interface RunSettings {
  readonly mishaps: Mishaps
  /** Records that make a batch. */
  readonly batch: number
  /** Most of them that are read and decided in one go; all of them when not said. */
  readonly atOnce?: number
  /** Whether more is read and decided before what was read is committed, as when there is always more to read. */
  readonly readsAhead?: boolean
}

/** More turns than any run needs: what does not end by then never does. */
const tooManyTurns = 1_000

/**
 * Runs a processor over the records to their end on a broker in memory, through the pipeline that runs in production, with one instance
 * after the other when mishaps befall them.
 */
export async function runWithMishaps<In, Out, T extends Tables, Prepared>(
  opened: OpenedProcessor<In, Out, T, Prepared>,
  records: readonly InputRecord[],
  { mishaps, batch, atOnce = batch, readsAhead = true }: RunSettings,
): Promise<Ran> {
  const broker = createMemoryBroker()
  const group = `flagwise-${opened.processor.name}`
  broker.append(records as readonly ConsumedRecord[])
  opened.ensure(records)
  const outcomes: TurnOutcome[] = []
  const afterwards: TurnOutcome[] = []
  let turn = -1
  let instances = 0

  /** One instance from its start to its end: all is read, or it stands still for good or until it is woken. */
  async function live(zombie: Stopped | undefined): Promise<Stopped | undefined> {
    const instance = instances++
    let fenced = false
    const prepared = opened.prepare()
    const stopping = new AbortController()
    const join = (): GroupConsumer => {
      const consumer = openMemoryConsumer(broker, group, opened.processor.input.name)
      const joinedAt = turn
      return {
        ...consumer,
        committed: (partitions) =>
          turn > joinedAt && mishaps.get(turn)?.kind === 'loses its consumer'
            ? Promise.reject(new KafkaTimeout('committed: no answer'))
            : consumer.committed(partitions),
      }
    }
    let consumer = join()
    const standing = Promise.withResolvers<Stopped>()
    const turns = createTurns({
      // Whoever starts takes over the place of the one that is gone; whoever was fenced takes another.
      takeSlot() {
        const id = fenced ? `after-${instance}` : '0'
        fenced = true
        return Promise.resolve({ id, release: () => Promise.resolve() })
      },
      openProducer: (slot) =>
        openMemoryProducer(
          broker,
          `${group}.${slot}`,
          troublesOf(mishaps, () => turn),
        ),
      waitedOut: (act) => act(),
      log: pino({ level: 'silent' }),
      stopping: stopping.signal,
      lostAfterMs: 0,
      onStep(step) {
        const mishap = mishaps.get(turn)
        if (!mishap || !('at' in mishap) || mishap.at !== step || standsStill) return
        standsStill = true
        return new Promise((resume) => {
          const wakes = mishap.kind === 'comes back as a zombie'
          standing.resolve({ wake: wakes ? () => wake(resume) : () => Promise.resolve() })
        })
      },
    })
    let standsStill = false
    let running: Promise<boolean> | undefined
    const wake = async (resume: () => void): Promise<void> => {
      stopping.abort()
      resume()
      await running
    }
    const pipeline = createPipeline({
      turns: {
        ...turns,
        run(...turnOf) {
          if (++turn > tooManyTurns)
            throw new Error(`the records are not read to their end in ${tooManyTurns} turns`)
          return turns.run(...turnOf)
        },
      },
      limits: { atOnce, batch, waiting: batch, bytes: Number.POSITIVE_INFINITY },
      decide: (polled) => Promise.resolve({ toProduce: opened.follow(polled, prepared).toProduce }),
      mayReadOn: () => readsAhead,
      onEnded: (_, outcome) => void (stopping.signal.aborted ? afterwards : outcomes).push(outcome),
    })

    await turns.open()
    await zombie?.wake()
    for (;;) {
      running = pipeline.turn(consumer).catch((error: unknown) => {
        if (!(error instanceof ConsumerLost)) throw error
        consumer = join()
        return true
      })
      const stopped = await Promise.race([running, standing.promise])
      if (typeof stopped === 'object') return stopped
      if (!stopped) return undefined
    }
  }

  for (let stopped = await live(undefined); stopped; ) stopped = await live(stopped)
  return { broker, group, instances, outcomes, afterwards }
}

/** An instance that stands still. */
interface Stopped {
  /** Lets it go on with what it had in hand; one that is dead does not. */
  wake(): Promise<void>
}

function troublesOf(mishaps: Mishaps, turn: () => number): ProducerTroubles {
  const met = new Set<number>()
  const meets = (kind: Mishap['kind']): Mishap | undefined => {
    const mishap = mishaps.get(turn())
    if (mishap?.kind !== kind || met.has(turn())) return undefined
    met.add(turn())
    return mishap
  }
  return {
    beforeOffsets() {
      if (!meets('is told to abort')) return
      throw new KafkaError('send offsets', {
        code: 22,
        message: 'illegal generation',
        isTxnRequiresAbort: true,
      })
    },
    aroundCommit(commit) {
      const mishap = meets('hears nothing of its commit') ?? meets('loses its consumer')
      if (!mishap || ('done' in mishap && mishap.done)) commit()
      if (mishap) throw new KafkaTimeout('commit transaction: no answer')
    },
  }
}

/** Where the group stands, by partition; holes at the end do not count. */
export const unreadOf = ({ broker, group }: Ran, records: readonly InputRecord[]): readonly string[] => {
  const ends = new Map(records.map((record) => [partitionKey(record), record.offset + 1]))
  return [...ends]
    .filter(([key, end]) => broker.committedOffsets(group).get(key)?.offset !== end)
    .map(([key]) => key)
}
