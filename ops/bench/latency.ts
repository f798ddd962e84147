import { topics } from '@flagwise/schemas'
import { subscribe } from '../e2e/clients/subscription.ts'
import type { RunningProcess } from '../start/process.ts'
import { startService, stopAll, untilReady } from '../start/stack.ts'
import { originalJson } from '../traffic/original-json.ts'
import { dueAfter } from '../traffic/pace.ts'
import { openSender } from '../traffic/sender.ts'
import { peakMegabytes } from './drain.ts'
import type { Figure } from './figures.ts'
import { requestNumber } from './load.ts'
import { signIn } from './sign-in.ts'
import type { Bench } from './throughput.ts'

const rate = 1_000
/** Requests at the start that are not counted: caches and compilers warm up. */
const warmUpSeconds = 10
/** Beyond the numbers of the preloaded requests, so that ids are new. */
const firstNumber = 10_000_000

interface Frame {
  readonly flagRaised: { readonly flags: readonly { readonly requestId: string }[]; readonly gap: unknown }
}

/** (c) from the produce of a record to its event at a subscriber, with every service at work. */
export async function measureLatency(
  { ground, dir, definitions, say }: Bench,
  seconds: number,
): Promise<{ readonly figures: readonly Figure[]; readonly peaks: ReadonlyMap<string, number> }> {
  const { env } = ground
  const running: RunningProcess[] = []
  try {
    for (const definition of definitions) running.push(await startService(definition, env, dir))
    await Promise.all(definitions.map((definition, at) => untilReady(expected(running[at]), definition)))
    const gateway = expected(definitions.find(({ name }) => name === 'gateway'))
    const url = new URL(gateway.readyUrl).origin
    const sentAt = new Map<string, number>()
    const arrivedAt = new Map<string, number>()
    const stream = subscribe({
      url,
      token: await signIn(url, env),
      operation: 'subscription { flagRaised(maxBatch: 500) { flags { requestId } gap { missed } } }',
      onData: (data) => {
        const now = performance.now()
        const { flagRaised } = data as Frame
        if (flagRaised.gap) throw new Error('the subscription has a gap')
        for (const { requestId } of flagRaised.flags) {
          if (arrivedAt.has(requestId)) throw new Error(`the flag of ${requestId} came twice`)
          arrivedAt.set(requestId, now)
        }
      },
    })
    await stream.opened
    await new Promise((resolve) => setTimeout(resolve, 2_000))

    const sender = await openSender(
      env.KAFKA_BOOTSTRAP_SERVERS ?? '',
      env.KAFKA_TOPIC || topics.llmRequests.name,
    )
    const startedAt = performance.now()
    const total = rate * (seconds + warmUpSeconds)
    for (let number = 0; number < total; ) {
      const due = Math.min(total, dueAfter((performance.now() - startedAt) / 1_000, { rate, burstEvery: 0 }))
      for (; number < due; number++) {
        const { request, expectedRules } = requestNumber(firstNumber + number)
        if (expectedRules.length > 0 && number >= rate * warmUpSeconds)
          sentAt.set(request.id, performance.now())
        await sender.send(request.id, Buffer.from(originalJson(request)))
      }
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await sender.finish()
    const giveUpAt = performance.now() + 30_000
    while ([...sentAt.keys()].some((id) => !arrivedAt.has(id))) {
      if (performance.now() > giveUpAt) throw new Error('flags are missing on the subscription')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    stream.cut()

    const latencies = [...sentAt]
      .map(([id, at]) => (arrivedAt.get(id) ?? Number.NaN) - at)
      .sort((a, b) => a - b)
    const quantile = (share: number): number =>
      latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN
    say(`${latencies.length} flags came, each once`)
    const figure = (name: string, share: number): Figure => ({
      benchmark: 'c',
      name: `produce to subscription event, ${name}`,
      value: quantile(share),
      unit: 'ms',
    })
    return {
      peaks: new Map(running.map((one) => [one.name, peakMegabytes(one)])),
      figures: [figure('p50', 0.5), { ...figure('p99', 0.99), bar: { kind: 'value', most: 250 } }],
    }
  } finally {
    await stopAll(running)
  }
}

function expected<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a service is missing')
  return value
}
