import kafka, { type Producer } from '@confluentinc/kafka-javascript'

/** Most records that wait for the broker's word; the sender waits when there are more. */
const maxInFlight = 20_000
const queueFull = -184

/** Sends records as any client of the topic would: idempotently, and with back-pressure. */
export interface Sender {
  /** Resolves when there is room for the next record. */
  send(key: string, value: Buffer): Promise<void>
  /** Waits until every record is with the broker. @throws Error when records could not be delivered */
  finish(): Promise<void>
  /** Records that the broker has. */
  readonly delivered: number
}

export async function openSender(bootstrapServers: string, topic: string): Promise<Sender> {
  const producer: Producer = new kafka.Producer(
    {
      'bootstrap.servers': bootstrapServers,
      'client.id': 'flagwise-traffic',
      'enable.idempotence': true,
      'message.max.bytes': 9_000_000,
      'compression.codec': 'lz4',
      'linger.ms': 5,
      'queue.buffering.max.messages': 2 * maxInFlight,
      dr_cb: true,
    },
    { partitioner: 'murmur2_random' },
  )
  let sent = 0
  let delivered = 0
  let failed = 0
  let failure = ''
  let wake = (): void => undefined
  producer.on('event.error', () => undefined) // each report names its own error
  producer.on('delivery-report', (error) => {
    if (error) {
      failed++
      failure = error.message
    } else delivered++
    wake()
  })
  await new Promise<void>((resolve, reject) => {
    producer.connect({ timeout: 10_000 }, (error) =>
      error
        ? reject(new Error(`no Kafka broker answers at ${bootstrapServers}: ${error.message}`))
        : resolve(),
    )
  })
  producer.setPollInBackground(true)

  const untilFewerThan = async (count: number): Promise<void> => {
    while (sent - delivered - failed >= count)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
  }

  return {
    get delivered() {
      return delivered
    },
    async send(key, value) {
      if (sent - delivered - failed >= maxInFlight) await untilFewerThan(maxInFlight)
      for (;;)
        try {
          producer.produce(topic, null, value, key)
          sent++
          return
        } catch (error) {
          if ((error as { code?: number }).code !== queueFull) throw error
          await untilFewerThan(Math.max(1, sent - delivered - failed))
        }
    },
    async finish() {
      await untilFewerThan(1)
      await new Promise<void>((resolve) => producer.disconnect(5_000, () => resolve()))
      if (failed > 0) throw new Error(`${failed} of ${sent} records could not be delivered: ${failure}`)
    },
  }
}
