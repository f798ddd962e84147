import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

const windowSeconds = 15 * 60

/** Attempts in fifteen minutes; those that succeed are given back. */
export const signInLimits = { perAccount: 10, perAddress: 50 } as const

/** Bounds how often passwords can be guessed, by account and by address. */
export interface SignInLimit {
  /** Counts an attempt. Undefined when it may go on, else the seconds to wait. */
  attempt(email: string, address: string): Promise<number | undefined>
  /** Gives the attempt back. */
  succeeded(email: string, address: string): Promise<void>
}

/** Shared by all gateways through Redis; while Redis is away each gateway counts for itself, so that the limit is never open. */
export function openSignInLimit(redis: Redis, prefix = 'sign-in'): SignInLimit {
  const limiter = (name: string, points: number): RateLimiterRedis => {
    const keyPrefix = `${prefix}:${name}`
    const inMemory = new RateLimiterMemory({ keyPrefix, points, duration: windowSeconds })
    return new RateLimiterRedis({
      storeClient: redis,
      keyPrefix,
      points,
      duration: windowSeconds,
      insuranceLimiter: inMemory,
    })
  }
  const accounts = limiter('account', signInLimits.perAccount)
  const addresses = limiter('address', signInLimits.perAddress)
  // Redis learns no e-mail address.
  const accountKey = (email: string): string => createHash('sha256').update(email).digest('base64url')

  return {
    async attempt(email, address) {
      try {
        await addresses.consume(address)
        await accounts.consume(accountKey(email))
        return undefined
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
        throw error
      }
    },
    async succeeded(email, address) {
      await Promise.all([accounts.delete(accountKey(email)), addresses.reward(address)])
    },
  }
}
