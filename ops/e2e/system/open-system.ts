import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, isTaken } from '../../start/ports.ts'
import type { RunningProcess } from '../../start/process.ts'
import { localSecrets } from '../../start/secrets.ts'
import type { ServiceDefinition } from '../../start/services.ts'
import { root, type StackSettings } from '../../start/settings.ts'
import { definitionsFor, startGround, startService, stopAll, untilReady } from '../../start/stack.ts'
import { throwawaySettings } from '../../start/test-stack.ts'
import { signalAll } from './signal-all.ts'
import { groundLauncher } from './start-ground-part.ts'
import type { System } from './system.ts'

/** So that a stopped member loses its partitions within a test. */
const sessionTimeoutMs = 6_000
const readyMs = 90_000

export interface OpenedSystem extends System {
  /** Stops everything and keeps the logs in `.flagwise-test/<name>`. */
  close(): Promise<void>
}

/** Starts Kafka, Postgres, Redis, the registry and one instance of every service, on free ports. */
export async function openSystem(name: string): Promise<OpenedSystem> {
  const { settings: free, dir } = await throwawaySettings()
  const settings = {
    ...free,
    FLAGWISE_HEALTH_PORT_BASE: await freePortsAbove(free.FLAGWISE_HEALTH_PORT_BASE),
  }
  const secrets = localSecrets(dir)
  const definitions = await definitionsOf(settings)
  const running = new Map<string, RunningProcess>()
  const killAll = (): void => {
    for (const { signal } of running.values()) signal('SIGKILL')
  }
  process.once('exit', killAll)

  const ground = await startGround({
    settings,
    secrets,
    dir,
    // The oracles know the rules of this pack, and no others.
    rulePacks: ['flagwise-classic'],
    say: () => undefined,
    started: (part) => running.set(part.name.toLowerCase(), part),
  })
  const env: NodeJS.ProcessEnv = {
    ...ground.env,
    FLAGWISE_SESSION_TIMEOUT_MS: String(sessionTimeoutMs),
  }
  const launch = groundLauncher({ settings, secrets, dir, env })

  async function start(part: string): Promise<void> {
    if (running.has(part)) throw new Error(`${part} runs already`)
    const definition = definitions.get(part)
    const started = definition ? await startService(definition, env, dir) : await launch(part)
    running.set(part, started)
    if (definition) await untilReady(started, definition, readyMs)
  }
  const part = (named: string): RunningProcess => {
    const found = running.get(named)
    if (!found) throw new Error(`${named} does not run`)
    return found
  }
  const forget = async (named: string, end: (process: RunningProcess) => Promise<unknown>): Promise<void> => {
    await end(part(named))
    running.delete(named)
  }

  async function close(): Promise<void> {
    const grounds = new Set(['kafka', 'postgres', 'redis', 'registry'])
    const services = [...running].filter(([named]) => !grounds.has(named)).map(([, process]) => process)
    await Promise.all(services.map((process) => process.stop(20_000)))
    await stopAll(['postgres', 'redis', 'kafka', 'registry'].flatMap((named) => running.get(named) ?? []))
    process.removeListener('exit', killAll)
    const kept = join(root, '.flagwise-test', name)
    rmSync(kept, { recursive: true, force: true })
    for (const log of ['logs', 'kafka/kafka.log', 'postgres/postgres.log'])
      cpSync(join(dir, log), join(kept, log), { recursive: true })
    rmSync(dir, { recursive: true, force: true })
  }

  try {
    await Promise.all([...definitions.keys()].filter((named) => !named.endsWith('-2')).map(start))
  } catch (error) {
    await close()
    throw error
  }
  return {
    addresses: addressesOf(env, definitions, {
      email: settings.FLAGWISE_ADMIN_EMAIL,
      password: String(env.FLAGWISE_ADMIN_PASSWORD),
    }),
    start,
    stop: (named) => forget(named, (process) => process.stop(20_000)),
    kill: (named) =>
      forget(named, (process) => {
        process.signal('SIGKILL')
        return process.exited
      }),
    freeze: async (named) => signalAll(part(named).pid, 'SIGSTOP'),
    thaw: async (named) => signalAll(part(named).pid, 'SIGCONT'),
    close,
  }
}

/** Two instances of every service, by name; each has ports of its own. */
async function definitionsOf(settings: StackSettings): Promise<ReadonlyMap<string, ServiceDefinition>> {
  const second = {
    ...settings,
    PORT: await freePort(),
    FLAGWISE_HEALTH_PORT_BASE: settings.FLAGWISE_HEALTH_PORT_BASE + 20,
  }
  return new Map(
    [
      ...definitionsFor(settings),
      ...definitionsFor(second).map((definition) => ({ ...definition, name: `${definition.name}-2` })),
    ].map((definition) => [definition.name, definition]),
  )
}

/** A base whose next forty ports nobody listens on. */
async function freePortsAbove(base: number): Promise<number> {
  const taken = await Promise.all(Array.from({ length: 40 }, (_, place) => isTaken(base + 1 + place)))
  return taken.includes(true) ? freePortsAbove(20_000 + ((base - 20_000 + 1_000) % 9_000)) : base
}

function addressesOf(
  env: NodeJS.ProcessEnv,
  definitions: ReadonlyMap<string, ServiceDefinition>,
  administrator: System['addresses']['administrator'],
): System['addresses'] {
  const origins = [...definitions].map(([name, { readyUrl }]) => [name, new URL(readyUrl).origin] as const)
  return {
    kafka: String(env.KAFKA_BOOTSTRAP_SERVERS),
    registry: String(env.SCHEMA_REGISTRY_URL),
    database: String(env.DATABASE_URL),
    gateways: Object.fromEntries(origins.filter(([name]) => name.startsWith('gateway'))),
    metrics: Object.fromEntries(origins.map(([name, origin]) => [name, `${origin}/metrics`])),
    administrator,
  }
}
