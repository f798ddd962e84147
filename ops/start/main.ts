import { join } from 'node:path'
import { ConfigError } from '@flagwise/runtime/service'
import { buildUi } from './build-ui.ts'
import type { RunningProcess } from './process.ts'
import { forgetRunning, noteRunning, runningSupervisor, stopLeftovers } from './running.ts'
import { localSecrets } from './secrets.ts'
import type { ServiceDefinition } from './services.ts'
import { dataDirOf, readSettings } from './settings.ts'
import {
  definitionsFor,
  type Ground,
  startGround,
  startNode,
  startService,
  stopAll,
  untilReady,
} from './stack.ts'

const startedAt = Date.now()
const say = (line: string): void => {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)
  process.stdout.write(`${seconds} s  ${line}\n`)
}

/** Starts a program, and again when it dies, ever more slowly, until the stack stops. */
interface Supervised {
  current: RunningProcess
}

async function start(): Promise<void> {
  const settings = readSettings()
  const withTraffic = !process.argv.includes('--no-traffic')
  const dir = dataDirOf(settings)
  const supervisor = runningSupervisor(dir)
  if (supervisor !== undefined)
    throw new ConfigError(
      `FlagWise already runs from this folder as process ${supervisor}; stop it with Ctrl-C first`,
    )
  const left = await stopLeftovers(dir)
  if (left.length > 0) say(`stopped what an earlier run left behind: ${left.join(', ')}`)

  const secrets = localSecrets(dir)
  const all: RunningProcess[] = []
  const supervised: Supervised[] = []
  let stopping = false
  const note = (): void => noteRunning(dir, [...all, ...supervised.map(({ current }) => current)])

  const stopped = new Promise<void>((resolve) => {
    let first = 0
    const onSignal = (): void => {
      // A terminal and npm may both hand on one Ctrl-C.
      if (stopping && Date.now() - first > 1_000) {
        say('forced')
        for (const { signal } of [...all, ...supervised.map(({ current }) => current)]) signal('SIGKILL')
        process.exit(1)
      }
      if (stopping) return
      first = Date.now()
      stopping = true
      say('stopping; Ctrl-C again to force')
      resolve()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
    process.on('SIGHUP', onSignal)
  })

  async function supervise(name: string, launch: () => Promise<RunningProcess>): Promise<RunningProcess> {
    const entry: Supervised = { current: await launch() }
    supervised.push(entry)
    note()
    const watch = async (): Promise<void> => {
      for (let failures = 0; ; failures++) {
        const since = Date.now()
        const how = await entry.current.exited
        if (stopping || (name === 'traffic' && how === '0')) return
        if (Date.now() - since > 60_000) failures = 0
        const waitMs = Math.min(30_000, 500 * 2 ** failures)
        say(
          `${name} ended with ${how} and is started again in ${waitMs / 1000} s; its log: ${entry.current.logFile}`,
        )
        await new Promise((resolve) => setTimeout(resolve, waitMs))
        if (stopping) return
        entry.current = await launch()
        note()
      }
    }
    void watch()
    return entry.current
  }

  let ground: Ground | undefined
  const run = async (): Promise<void> => {
    ground = await startGround({
      settings,
      secrets,
      dir,
      say,
      started: (running) => {
        all.push(running)
        note()
      },
    })
    const { env } = ground
    const definitions: readonly ServiceDefinition[] = definitionsFor(settings)
    await Promise.all([
      buildUi(join(dir, 'logs')),
      ...definitions.map(async (definition) => {
        const running = await supervise(definition.name, () => startService(definition, env, dir))
        await untilReady(running, definition)
      }),
    ])
    if (stopping) return
    say(`the UI is built; ${definitions.map(({ name }) => name).join(', ')} are up`)
    if (withTraffic) {
      await supervise('traffic', () =>
        startNode(
          'traffic',
          ['ops/traffic/main.ts', '--rate', String(settings.FLAGWISE_TRAFFIC_RATE)],
          env,
          join(dir, 'logs'),
        ),
      )
      say(`made-up traffic flows, ${settings.FLAGWISE_TRAFFIC_RATE} requests a second`)
    }
    const host = `http://127.0.0.1:${settings.PORT}`
    process.stdout.write(
      [
        '',
        `  FlagWise       ${host}`,
        `  Sign in with   ${settings.FLAGWISE_ADMIN_EMAIL}`,
        `  Password       ${settings.FLAGWISE_ADMIN_PASSWORD ?? secrets.adminPassword}   (as it was at the first start)`,
        `  Kafka          ${env.KAFKA_BOOTSTRAP_SERVERS}, topic ${process.env.KAFKA_TOPIC || 'llm_requests'}`,
        `  Registry       ${env.SCHEMA_REGISTRY_URL}`,
        `  Logs           ${join(dir, 'logs')}`,
        '',
        '  Ctrl-C stops everything; the data is kept. npm run reset forgets it.',
        '',
        '',
      ].join('\n'),
    )
  }

  const failed = await Promise.race([
    run().then(
      () => stopped.then(() => undefined),
      (error: unknown) => error,
    ),
    stopped.then(() => undefined),
  ])
  stopping = true
  await Promise.all(supervised.map(({ current }) => current.stop(20_000)))
  await stopAll(all)
  forgetRunning(dir)
  if (failed) throw failed
  say('stopped')
}

start().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `\nFlagWise could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exit(error instanceof ConfigError ? 2 : 1)
  },
)
