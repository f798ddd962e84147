import { Redis } from 'ioredis'

/**
 * For what may be lost and must not be waited for: a command that cannot be answered at once fails, and its caller goes
 * on without. The client reconnects by itself for ever.
 * @param changed told when Redis goes away and when it is back
 */
export function openRedis(
  url: string,
  password: string | undefined,
  changed: (connected: boolean) => void,
): Redis {
  const redis = new Redis(url, {
    ...(password ? { password } : {}),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2000,
    commandTimeout: 500,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
  })
  let connected: boolean | undefined
  const become = (now: boolean): void => {
    if (connected !== now) changed(now)
    connected = now
  }
  redis.on('ready', () => become(true))
  redis.on('close', () => become(false))
  // Without a listener an error would end the process; `close` says the same.
  redis.on('error', () => {})
  return redis
}
