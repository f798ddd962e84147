import kafka from '@confluentinc/kafka-javascript'

/** Where a record went. */
export interface Coordinates {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** A plain client of Kafka that says where each of its records went. */
export interface PlainProducer {
  /** Resolves with the coordinates of every record, in order, when the broker has them all. */
  send(topic: string, values: readonly (Buffer | string | null)[]): Promise<readonly Coordinates[]>
  close(): Promise<void>
}

export async function openPlainProducer(bootstrapServers: string): Promise<PlainProducer> {
  const producer = new kafka.Producer({
    'bootstrap.servers': bootstrapServers,
    'message.max.bytes': 9_000_000,
    'queue.buffering.max.messages': 500_000,
    dr_cb: true,
  })
  await new Promise<void>((resolve, reject) =>
    producer.connect({ timeout: 10_000 }, (error) => (error ? reject(error) : resolve())),
  )
  producer.setPollInBackground(true)
  const waiting = new Map<number, (error: unknown, at: Coordinates) => void>()
  let number = 0
  producer.on('delivery-report', (error, { opaque, topic, partition, offset }) => {
    waiting.get(opaque)?.(error, { topic, partition, offset })
    waiting.delete(opaque)
  })
  const sendOne = (topic: string, value: Buffer | string | null): Promise<Coordinates> =>
    new Promise((resolve, reject) => {
      const id = number++
      waiting.set(id, (error, at) => (error ? reject(error) : resolve(at)))
      producer.produce(topic, null, typeof value === 'string' ? Buffer.from(value) : value, null, null, id)
    })
  return {
    send: (topic, values) => Promise.all(values.map((value) => sendOne(topic, value))),
    close: () => new Promise((resolve) => producer.disconnect(5_000, () => resolve())),
  }
}
