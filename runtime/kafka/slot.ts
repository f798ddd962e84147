import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Logger } from '../service/log.ts'

/**
 * The place of an instance among those that run the same processor. It names the transactional id, so that an instance that
 * comes back after a crash aborts at once what it left open, instead of readers waiting for the time-out.
 */
export interface Slot {
  readonly id: string
  /** Gives the place back. */
  release(): Promise<void>
}

export interface SlotOptions {
  readonly processor: string
  /** FLAGWISE_INSTANCE: a place that the platform gives, such as the ordinal of a StatefulSet. */
  readonly instance: string | undefined
  readonly redisUrl: string | undefined
  readonly redisPassword: string | undefined
  readonly log: Logger
}

const leaseMs = 15_000
const maxSlots = 256

/** Lets go of a lease only while it is ours. */
const releaseScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`
const renewScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`

/**
 * Takes the lowest free place, leased in Redis. A lease is no lock: if it is lost, two instances may use one transactional id,
 * and Kafka fences the elder, which then takes another place. Without Redis the place is a random one.
 */
export async function takeSlot(options: SlotOptions): Promise<Slot> {
  const { processor, instance, redisUrl, log } = options
  if (instance !== undefined) return { id: instance, release: () => Promise.resolve() }
  const random = (): Slot => ({ id: `random-${randomUUID()}`, release: () => Promise.resolve() })
  if (!redisUrl) return random()

  const redis = new Redis(redisUrl, {
    ...(options.redisPassword ? { password: options.redisPassword } : {}),
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  })
  redis.on('error', () => undefined) // each command reports its own error
  const owner = randomUUID()
  try {
    await redis.connect()
    for (let slot = 0; slot < maxSlots; slot++) {
      const key = `flagwise:slot:${processor}:${slot}`
      if ((await redis.set(key, owner, 'PX', leaseMs, 'NX')) !== 'OK') continue
      const renewal = setInterval(() => {
        redis.eval(renewScript, 1, key, owner, leaseMs).catch(() => undefined)
      }, leaseMs / 3)
      return {
        id: String(slot),
        async release() {
          clearInterval(renewal)
          await redis.eval(releaseScript, 1, key, owner).catch(() => undefined)
          redis.disconnect()
        },
      }
    }
    log.warn({ processor, maxSlots }, 'every slot is leased; a random one is used')
  } catch (error) {
    log.warn({ err: error }, 'Redis cannot be reached; a random slot is used')
  }
  redis.disconnect()
  return random()
}
