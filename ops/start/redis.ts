import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { type RunningProcess, startProcess, untilUp } from './process.ts'

export interface RunningRedis extends RunningProcess {
  readonly url: string
}

/** Starts Redis on loopback, with a password and nothing kept on disk. Resolves when it answers. */
export async function startRedis(options: {
  readonly dir: string
  readonly port: number
  readonly password: string
}): Promise<RunningRedis> {
  mkdirSync(options.dir, { recursive: true })
  const running = await startProcess({
    name: 'Redis',
    command: 'redis-server',
    args: [
      '--port',
      String(options.port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--requirepass',
      options.password,
    ],
    cwd: options.dir,
    logFile: join(options.dir, 'redis.log'),
  })
  const url = `redis://:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}`
  await untilUp(running, () => pings(url), 15_000)
  return { ...running, url }
}

async function pings(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    retryStrategy: null,
  })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    return (await redis.ping()) === 'PONG'
  } finally {
    redis.disconnect()
  }
}
