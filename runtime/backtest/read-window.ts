import { BadRecord, type Codec, openCodec, type Request, topicNamed, topics } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import { followTable, type KafkaClientOptions, type OffsetRange, openLogReader } from '../kafka/index.ts'
import type { Matchable } from '../matching/index.ts'
import { NoDataKey, SealBroken, type Sealer, sealerFrom } from '../sealing/index.ts'
import type { Logger } from '../service/index.ts'
import type { RequestFacts } from './examples.ts'
import { openHeldRecords } from './held-records.ts'

/** A span of time: requests that came from `from` on and before `to`, in ms since 1970. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** Where the past is read from. */
export interface WindowOptions extends KafkaClientOptions {
  readonly registry: SchemaSource
  readonly log: Logger
  readonly encryptionKey: Buffer
  /** Names of the topics. */
  readonly topics: { readonly plain: string; readonly sealed: string; readonly dataKeys: string }
}

export type PastRequest = RequestFacts & Matchable

/** A part of what the window holds, as it was read. */
export interface WindowPart {
  readonly from: 'plain' | 'sealed'
  readonly requests: readonly PastRequest[]
  /** Records that hold no request that can be decoded. */
  readonly deadLetters: number
  /** Sealed requests that cannot be opened: the data key of their day was forgotten. */
  readonly unreadable: number
  /** Of about `total` offsets, how many were passed with this part. */
  readonly passed: number
  readonly total: number
}

const hourMs = 3_600_000
/** A request is sealed soon after it came; where intake was behind, it may be hours. */
const latestSealingMs = 6 * hourMs
/** Clocks of brokers and services differ, so that records may stand a little out of order. */
const clockDriftMs = 60_000

/**
 * The requests of a window, each once: from the plain topic what that still has, and from the sealed topic what is older. Reads to the end as
 * it is at the start; commits nothing. The next part is decoded when it is asked for.
 * @throws KafkaError, KafkaTimeout, RegistryUnavailable, WrongEncryptionKey
 */
export async function* readWindow(
  options: WindowOptions,
  window: Window,
  signal?: AbortSignal,
): AsyncGenerator<WindowPart, void, undefined> {
  const { plain, sealed } = options.topics
  const reader = await openLogReader(options)
  try {
    const plainExtents = await reader.extents(plain, window.from, window.to + clockDriftMs)
    // Where the plain topic has a record from before the window, it has the window.
    const isOlderSealed = plainExtents.length === 0 || plainExtents.some(({ low, from }) => from <= low)
    const sealedExtents = isOlderSealed
      ? await reader.extents(sealed, window.from - clockDriftMs, window.to + latestSealingMs)
      : []
    const total = sizeOf(plainExtents) + sizeOf(sealedExtents)
    const held = openHeldRecords(plainExtents)
    if (sizeOf(plainExtents) > 0) yield* readPlain(plainExtents)
    if (sizeOf(sealedExtents) > 0 && !signal?.aborted) yield* readSealed(sealedExtents)

    async function* readPlain(extents: readonly OffsetRange[]): AsyncGenerator<WindowPart, void, undefined> {
      const codec = await openCodec(topicNamed(topics.llmRequests, plain), options.registry)
      for await (const { records, passed } of reader.stream(extents, signal)) {
        await codec.ready(records.map(({ value }) => value))
        const requests: PastRequest[] = []
        let deadLetters = 0
        for (const record of records) {
          if (!isWithin(window, record.timestamp)) continue
          held.add(record)
          const { topic, partition, offset, value } = record
          const request = decoded(codec, value, { topic, partition, offset })
          if (request) requests.push({ ...request, source: { topic, partition, offset } })
          else deadLetters++
        }
        yield { from: 'plain', requests, deadLetters, unreadable: 0, passed, total }
      }
    }

    async function* readSealed(extents: readonly OffsetRange[]): AsyncGenerator<WindowPart, void, undefined> {
      const codec = await openCodec(topicNamed(topics.requests, sealed), options.registry)
      const sealer = await readSealer(options)
      for await (const { records, passed } of reader.stream(extents, signal)) {
        await codec.ready(records.map(({ value }) => value))
        const requests: PastRequest[] = []
        let deadLetters = 0
        let unreadable = 0
        for (const { value, topic, partition, offset } of records) {
          const event = decoded(codec, value, { topic, partition, offset })
          if (!event) deadLetters++
          else if (isWithin(window, event.receivedAt) && !held.has(event.source, event.receivedAt)) {
            const request = opened(event, sealer)
            if (request) requests.push(request)
            else unreadable++
          }
        }
        yield { from: 'sealed', requests, deadLetters, unreadable, passed, total }
      }
    }
  } finally {
    await reader.close()
  }
}

const sizeOf = (ranges: readonly OffsetRange[]): number =>
  ranges.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0)

const isWithin = ({ from, to }: Window, at: number): boolean => at >= from && at < to

function decoded<T>(codec: Codec<T>, ...record: Parameters<Codec<T>['decode']>): T | undefined {
  try {
    return codec.decode(...record)
  } catch (error) {
    if (error instanceof BadRecord) return undefined
    throw error
  }
}

/** With the texts that rules look at; undefined where the seal does not open any more. */
function opened(event: Request, sealer: Sealer): PastRequest | undefined {
  const { headers: _headers, metadata: _metadata, ...facts } = event
  try {
    const { prompt, response } = sealer.open(event.dataKey, event.id, event)
    return { ...facts, prompt, response }
  } catch (error) {
    // A day that was forgotten and made anew has another key.
    if (error instanceof NoDataKey || error instanceof SealBroken) return undefined
    throw error
  }
}

/** With the data keys as they are now. */
async function readSealer(options: WindowOptions): Promise<Sealer> {
  const codec = await openCodec(topics.dataKeys, options.registry)
  const table = await followTable(topicNamed(topics.dataKeys, options.topics.dataKeys), codec, options)
  try {
    return sealerFrom(table.current().rows, options.encryptionKey)
  } finally {
    await table.close()
  }
}
