import { join } from 'node:path'
import { startKafka } from '../../start/kafka.ts'
import { startPostgres } from '../../start/postgres.ts'
import { type RunningProcess, untilUp } from '../../start/process.ts'
import { startRedis } from '../../start/redis.ts'
import type { Secrets } from '../../start/secrets.ts'
import type { StackSettings } from '../../start/settings.ts'
import { answersHttp, kafkaJars, startNode } from '../../start/stack.ts'

const registryUpMs = 90_000

interface GroundWorld {
  readonly settings: StackSettings
  readonly secrets: Secrets
  readonly dir: string
  readonly env: NodeJS.ProcessEnv
}

/** Starts Kafka, Postgres, Redis or the registry again, each on the data it had; Redis has none. */
export const groundLauncher =
  (world: GroundWorld) =>
  async (part: string): Promise<RunningProcess> => {
    const { settings, secrets, dir, env } = world
    if (part === 'kafka')
      return startKafka({
        jars: kafkaJars,
        dir: join(dir, 'kafka'),
        port: settings.KAFKA_PORT,
        controllerPort: settings.KAFKA_CONTROLLER_PORT,
      })
    if (part === 'postgres')
      return startedAtLast(() =>
        startPostgres({
          dir: join(dir, 'postgres'),
          port: settings.POSTGRES_PORT,
          password: secrets.databasePassword,
        }),
      )
    if (part === 'redis')
      return startRedis({
        dir: join(dir, 'redis'),
        port: settings.REDIS_PORT,
        password: secrets.redisPassword,
      })
    if (part !== 'registry') throw new Error(`there is no part ${part}`)
    const registry = await startNode(
      'registry',
      ['schemas/registry/local/main.ts'],
      { ...env, REGISTRY_PORT: String(settings.REGISTRY_PORT) },
      join(dir, 'logs'),
    )
    await untilUp(
      registry,
      () => answersHttp(`http://127.0.0.1:${settings.REGISTRY_PORT}/subjects`),
      registryUpMs,
    )
    return registry
  }

/** The backends of a killed Postgres take a moment to notice, and hold its shared memory until then. */
async function startedAtLast<T>(start: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await start()
    } catch (error) {
      if (tries >= 40) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
}
