import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { answers, startKafka } from './kafka.ts'
import { mustBeFree } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { lastLines, type RunningProcess, startProcess, untilUp } from './process.ts'
import { startRedis } from './redis.ts'
import type { Secrets } from './secrets.ts'
import { type ServiceDefinition, serviceDefinitions } from './services.ts'
import { root, type StackSettings } from './settings.ts'

/** Published jars of Kafka, where the bootstrap puts them. */
export const kafkaJars = join(root, '.toolchain', 'kafka')

export interface StackOptions {
  readonly settings: StackSettings
  readonly secrets: Secrets
  readonly dir: string
  /** Packs of rules that are on from the first start; when not given, FLAGWISE_RULE_PACKS, or each pack says it itself. */
  readonly rulePacks?: readonly string[]
  /** Told what is being done, in short words. */
  readonly say: (line: string) => void
  /** Told of every process as it starts. */
  readonly started?: (running: RunningProcess) => void
}

/** The parts that FlagWise stands on, running, and the environment that tells its services where they are. */
export interface Ground {
  readonly env: NodeJS.ProcessEnv
  /** What we started, in the order of starting; parts that were there already are not among them. */
  readonly processes: readonly RunningProcess[]
}

/** Starts what is not given by the environment: Kafka, Postgres, Redis, the registry; then makes topics, schemas and default rules. */
export async function startGround(options: StackOptions): Promise<Ground> {
  const { settings, secrets, dir, say, started } = options
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  const logs = join(dir, 'logs')
  const processes: RunningProcess[] = []
  const keep = <T extends RunningProcess>(running: T): T => {
    processes.push(running)
    started?.(running)
    return running
  }
  const local = {
    kafka: !settings.KAFKA_BOOTSTRAP_SERVERS,
    postgres: !settings.DATABASE_URL,
    redis: !settings.REDIS_URL,
    registry: !settings.SCHEMA_REGISTRY_URL,
  }
  if (local.kafka) await mustBeFree('Kafka', settings.KAFKA_PORT, 'KAFKA_PORT')
  if (local.kafka)
    await mustBeFree("Kafka's controller", settings.KAFKA_CONTROLLER_PORT, 'KAFKA_CONTROLLER_PORT')
  if (local.postgres) await mustBeFree('Postgres', settings.POSTGRES_PORT, 'POSTGRES_PORT')
  if (local.redis) await mustBeFree('Redis', settings.REDIS_PORT, 'REDIS_PORT')
  if (local.registry) await mustBeFree('the schema registry', settings.REGISTRY_PORT, 'REGISTRY_PORT')
  await mustBeFree('the gateway', settings.PORT, 'PORT')

  const [kafka, postgres, redis] = await Promise.allSettled([
    local.kafka
      ? startKafka({
          jars: kafkaJars,
          dir: join(dir, 'kafka'),
          port: settings.KAFKA_PORT,
          controllerPort: settings.KAFKA_CONTROLLER_PORT,
        }).then(keep)
      : undefined,
    local.postgres
      ? startPostgres({
          dir: join(dir, 'postgres'),
          port: settings.POSTGRES_PORT,
          password: secrets.databasePassword,
        }).then(keep)
      : undefined,
    local.redis
      ? startRedis({
          dir: join(dir, 'redis'),
          port: settings.REDIS_PORT,
          password: secrets.redisPassword,
        }).then(keep)
      : undefined,
  ])
  for (const part of [kafka, postgres, redis])
    if (part.status === 'rejected') {
      await stopAll(processes)
      throw part.reason
    }
  say('Kafka, Postgres and Redis are up')

  const bootstrapServers = settings.KAFKA_BOOTSTRAP_SERVERS ?? `127.0.0.1:${settings.KAFKA_PORT}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    JWT_SECRET_KEY: process.env.JWT_SECRET_KEY || secrets.JWT_SECRET_KEY,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || secrets.ENCRYPTION_KEY,
    KAFKA_BOOTSTRAP_SERVERS: bootstrapServers,
    SCHEMA_REGISTRY_URL: settings.SCHEMA_REGISTRY_URL ?? `http://127.0.0.1:${settings.REGISTRY_PORT}`,
    DATABASE_URL:
      settings.DATABASE_URL ?? (postgres.status === 'fulfilled' ? postgres.value?.url : undefined),
    REDIS_URL: settings.REDIS_URL ?? (redis.status === 'fulfilled' ? redis.value?.url : undefined),
    FLAGWISE_RULES: process.env.FLAGWISE_RULES || join(root, 'processors', 'detection', 'rules'),
    FLAGWISE_RULE_PACKS: options.rulePacks?.join(',') ?? process.env.FLAGWISE_RULE_PACKS,
    FLAGWISE_ADMIN_EMAIL: settings.FLAGWISE_ADMIN_EMAIL,
    FLAGWISE_ADMIN_PASSWORD: settings.FLAGWISE_ADMIN_PASSWORD ?? secrets.adminPassword,
    // Each blocking call of the Kafka client holds a thread of this pool.
    UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16',
    // The C library gives each thread a heap of its own, and the Kafka client has many threads.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    // Records come in large blocks; what is let go is given back, and leaves no holes in those heaps.
    MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? '131072',
    MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? '131072',
  }
  try {
    if (!(await answers(bootstrapServers, 10_000)))
      throw new Error(`no Kafka broker answers at KAFKA_BOOTSTRAP_SERVERS ${bootstrapServers}`)
    if (local.registry) {
      const registry = keep(
        await startNode(
          'registry',
          ['schemas/registry/local/main.ts'],
          { ...env, REGISTRY_PORT: String(settings.REGISTRY_PORT) },
          logs,
        ),
      )
      await untilUp(
        registry,
        () => answersHttp(`http://127.0.0.1:${settings.REGISTRY_PORT}/subjects`),
        30_000,
      )
    }
    say('the schema registry is up')
    await runToItsEnd('provision', ['ops/start/provision.ts'], env, logs)
    say('topics, schemas and default rules are there')
  } catch (error) {
    await stopAll(processes)
    throw error
  }
  return { env, processes }
}

/** The services of ours on that ground. */
export const definitionsFor = (settings: StackSettings): readonly ServiceDefinition[] =>
  serviceDefinitions({ gateway: settings.PORT, healthBase: settings.FLAGWISE_HEALTH_PORT_BASE })

/** Starts a program of ours under this Node. */
export const startNode = (
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  logs: string,
): Promise<RunningProcess> =>
  startProcess({ name, command: process.execPath, args, env, cwd: root, logFile: join(logs, `${name}.log`) })

/** Starts a service; it may take a while until it is at work. */
export const startService = (
  definition: ServiceDefinition,
  env: NodeJS.ProcessEnv,
  dir: string,
): Promise<RunningProcess> =>
  startNode(definition.name, definition.args, { ...env, ...definition.env }, join(dir, 'logs'))

/** Resolves when the service is at work. @throws Error with the end of its log */
export const untilReady = (
  running: RunningProcess,
  definition: ServiceDefinition,
  timeoutMs = 60_000,
): Promise<void> => untilUp(running, () => answersHttp(definition.readyUrl), timeoutMs)

/** Runs a program of ours to its end. @throws Error with the end of its log when it fails */
export async function runToItsEnd(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  logs: string,
): Promise<void> {
  const running = await startNode(name, args, env, logs)
  const how = await running.exited
  if (how !== '0')
    throw new Error(
      `${name} failed (${how}); its log ${running.logFile} ends:\n${lastLines(running.logFile)}`,
    )
}

/** Stops in the opposite order of starting, one after the other: nothing loses what it stands on before it has ended. */
export async function stopAll(processes: readonly RunningProcess[]): Promise<void> {
  for (const running of [...processes].reverse()) await running.stop()
}

export async function answersHttp(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
  await response.body?.cancel()
  return response.ok
}

/** Resolves at the first of these signals. */
export const signalled = (...signals: readonly NodeJS.Signals[]): Promise<unknown> =>
  Promise.race(signals.map((signal) => once(process, signal)))
