import { topics } from '@flagwise/schemas'
import type { ServiceDefinition } from '../start/services.ts'
import type { Ground } from '../start/stack.ts'
import { type Drained, drain } from './drain.ts'
import type { Figure } from './figures.ts'
import { preload } from './load.ts'
import { makeRawTopic, rawRate } from './raw.ts'
import { rawRows } from './raw-rows.ts'

export interface Bench {
  readonly ground: Ground
  readonly dir: string
  readonly definitions: readonly ServiceDefinition[]
  readonly requests: number
  /** Whether the load says which rules each request breaks. */
  readonly isClassic: boolean
  readonly say: (line: string) => void
}

export interface Throughput {
  readonly figures: readonly Figure[]
  /** Peak memory of each service, in MB. */
  readonly peaks: ReadonlyMap<string, number>
}

/** So many requests go through all services before anything is measured. */
const warmUpRequests = 60_000

/** (a) detection, and (b) intake and the read models: each drains a topic that is full, by itself. */
export async function measureThroughput(bench: Bench): Promise<Throughput> {
  const { ground, dir, definitions, requests, say } = bench
  const { env } = ground
  const input = env.KAFKA_TOPIC || topics.llmRequests.name
  const brokers = env.KAFKA_BOOTSTRAP_SERVERS ?? ''
  const peaks = new Map<string, number>()
  const drained = async (name: string, records: number): Promise<Drained> => {
    const definition = definitions.find((one) => one.name === name)
    if (!definition) throw new Error(`there is no service ${name}`)
    const result = await drain(definition, env, dir, records)
    peaks.set(name, Math.max(result.peakMegabytes, peaks.get(name) ?? 0))
    say(`${name}: ${Math.round(result.rate).toLocaleString('en')} records/s`)
    return result
  }
  /** The mean of a raw run before and one after, since the machine is not the same from minute to minute. */
  const beside = async <T>(oneIn: number, act: () => Promise<T>): Promise<readonly [T, number]> => {
    const before = await rawRate(env, input, requests, oneIn)
    const result = await act()
    const after = await rawRate(env, input, requests, oneIn)
    say(
      `raw loop: ${Math.round(before).toLocaleString('en')} and ${Math.round(after).toLocaleString('en')} records/s`,
    )
    return [result, (before + after) / 2]
  }

  /** All services on a smaller load: Java compiles itself while it runs, and a young broker takes three times the processor of an old one. */
  async function warmUp(): Promise<void> {
    const count = Math.min(warmUpRequests, requests)
    say(`warming up on ${count.toLocaleString('en')} requests`)
    const { flagged } = await preload(brokers, input, count)
    await drained('detection', count)
    if (!bench.isClassic) return
    await drained('intake', count)
    await drained('projection-requests', count + flagged)
    await drained('projection-traffic', count + flagged)
  }

  await warmUp()
  const { flagged, meanBytes } = await preload(brokers, input, requests)
  say(`${requests.toLocaleString('en')} requests of ${meanBytes} bytes on ${input}, ${flagged} to be flagged`)
  await makeRawTopic(brokers)
  const [detection, rawDetection] = await beside(10, () => drained('detection', requests))
  const emitting = bench.isClassic ? flagged : (detection.counters.flagwise_records_emitting_total ?? 0)
  mustAdd('detection', detection.counters, requests, emitting)
  const ofDetection: Figure = {
    benchmark: 'a',
    name: `detection, ${bench.isClassic ? 'six rules' : 'all packs that are on'}, exactly once`,
    value: detection.rate,
    unit: 'requests/s',
    rawLimit: rawDetection,
    bar: { kind: 'ratio', least: bench.isClassic ? 0.42 : 0.5 },
  }
  if (!bench.isClassic) return { peaks, figures: [ofDetection] }
  const [intake, rawIntake] = await beside(1, () => drained('intake', requests))
  mustAdd('intake', intake.counters, requests, requests)
  const rawInserts = await rawRows(env.DATABASE_URL ?? '')
  // Flags are folded beside the requests: they are work of the same read model, and not counted.
  const rows = await drained('projection-requests', requests + flagged)
  const traffic = await drained('projection-traffic', requests + flagged)
  const ofRequests = ({ rate }: Drained): number => (rate * requests) / (requests + flagged)

  return {
    peaks,
    figures: [
      ofDetection,
      {
        benchmark: 'b',
        name: 'intake: validate, normalise, seal',
        value: intake.rate,
        unit: 'requests/s',
        rawLimit: rawIntake,
        bar: { kind: 'value', least: 25_000 },
      },
      {
        benchmark: 'b',
        name: 'read model requests, all indexes',
        value: ofRequests(rows),
        unit: 'requests/s',
        rawLimit: rawInserts,
        bar: { kind: 'value', least: 12_000 },
      },
      {
        benchmark: 'b',
        name: 'read model traffic',
        value: ofRequests(traffic),
        unit: 'requests/s',
        rawLimit: rawInserts,
      },
    ],
  }
}

/** A run that lost or doubled something is no figure. */
function mustAdd(name: string, counters: Drained['counters'], consumed: number, emitting: number): void {
  const of = (what: string): number => counters[`flagwise_records_${what}_total`] ?? 0
  const adds = of('consumed') === of('emitting') + of('silent') + of('dead_lettered')
  if (!adds || of('consumed') !== consumed || of('emitting') !== emitting)
    throw new Error(
      `${name} is wrong: consumed ${of('consumed')} of ${consumed}, emitting ${of('emitting')} of ${emitting}, silent ${of('silent')}, dead-lettered ${of('dead_lettered')}`,
    )
}
