import kafka, { type KafkaConsumer } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { call } from './call.ts'
import { asRecord, type ConsumedRecord, partitionKey } from './record.ts'
import { consumerSettings, type KafkaClientOptions } from './settings.ts'

/** Offsets `[from, to)` of a partition. */
export interface OffsetRange {
  readonly topic: string
  readonly partition: number
  readonly from: number
  readonly to: number
}

/** Reads parts of the log again, outside of any group: one client and one reading at a time, so that many readings take no more memory than one. */
export interface RangeReader {
  /**
   * The committed records of the ranges, in order per partition; markers and holes are left out.
   * @param timeoutMs from when its turn comes
   * @throws Error when a range is no longer kept, the time is over or the reader is closed; KafkaError or KafkaTimeout
   */
  read(ranges: readonly OffsetRange[], timeoutMs: number): Promise<readonly ConsumedRecord[]>
  close(): Promise<void>
}

type Client = KafkaConsumer & { setDefaultIsTimeoutOnlyForFirstMessage(only: boolean): void }

const pollTimeoutMs = 20

/** Connects at the first reading, and again after one that failed. */
export function createRangeReader(options: KafkaClientOptions & { readonly log: Logger }): RangeReader {
  let client: Client | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false
  const ends: { readonly topic: string; readonly partition: number; readonly offset: number }[] = []

  async function connect(): Promise<Client> {
    const fresh = new kafka.KafkaConsumer(
      {
        ...consumerSettings(options),
        'group.id': `${options.clientId}-ranges`,
        'enable.partition.eof': true,
        // What is fetched beyond the end of a range is thrown away.
        'queued.max.messages.kbytes': 2_048,
        'fetch.message.max.bytes': 256 * 1024,
      },
      { 'auto.offset.reset': 'earliest' },
    ) as Client
    fresh.on('event.error', (error) => options.log.debug({ err: error }, 'range reader reports'))
    fresh.on('partition.eof', (end) => ends.push(end))
    fresh.setDefaultConsumeTimeout(pollTimeoutMs)
    fresh.setDefaultIsTimeoutOnlyForFirstMessage(true)
    await call('connect range reader', 15_000, (done) =>
      fresh.connect({ timeout: 10_000 }, (error) => done(error)),
    )
    return fresh
  }

  const disconnect = (left: Client | undefined): Promise<void> =>
    left
      ? call('disconnect range reader', 8_000, (done) => left.disconnect((error) => done(error)))
      : Promise.resolve()

  async function readNow(
    ranges: readonly OffsetRange[],
    timeoutMs: number,
  ): Promise<readonly ConsumedRecord[]> {
    const giveUpAt = Date.now() + timeoutMs
    client ??= await connect()
    const reading = client
    await mustBeKept(reading, ranges)
    const wanted = new Map(ranges.map((range) => [partitionKey(range), range]))
    const done = new Set<string>()
    const found: ConsumedRecord[] = []
    ends.length = 0
    reading.assign(ranges.map(({ topic, partition, from }) => ({ topic, partition, offset: from })))
    while (done.size < wanted.size) {
      if (closed) throw new Error('the reader of ranges is closed')
      if (Date.now() > giveUpAt) throw new Error('the log could not be read back in time')
      const messages = await call<Parameters<typeof asRecord>[0][]>('consume', 60_000, (answer) =>
        reading.consume(1_000, answer),
      )
      for (const record of messages.map(asRecord)) {
        const key = partitionKey(record)
        const to = wanted.get(key)?.to ?? 0
        if (record.offset < to) found.push(record)
        if (record.offset + 1 >= to) done.add(key)
      }
      // Where only markers stand between the last record and the end of the range.
      for (const end of ends.splice(0))
        if (end.offset >= (wanted.get(partitionKey(end))?.to ?? Number.POSITIVE_INFINITY))
          done.add(partitionKey(end))
    }
    reading.unassign()
    return found
  }

  return {
    read(ranges, timeoutMs) {
      const read = turn.then(() => readNow(ranges, timeoutMs))
      turn = read.catch(async () => {
        const left = client
        client = undefined
        await disconnect(left).catch(() => undefined)
      })
      return read
    },
    async close() {
      closed = true
      await turn
      await disconnect(client).catch(() => undefined)
    },
  }
}

/** @throws Error when retention has taken the beginning of a range */
async function mustBeKept(client: Client, ranges: readonly OffsetRange[]): Promise<void> {
  const gone: string[] = []
  await Promise.all(
    ranges.map(async ({ topic, partition, from }) => {
      const { lowOffset } = await call<{ lowOffset: number }>('watermarks', 10_000, (done) =>
        client.queryWatermarkOffsets(topic, partition, 8_000, done),
      )
      if (lowOffset > from) gone.push(`${topic}/${partition}/${from}`)
    }),
  )
  if (gone.length > 0) throw new Error(`no longer kept on the log: ${gone.join(', ')}`)
}
