import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { topics } from '@flagwise/schemas'
import { Command, InvalidArgumentError } from 'commander'
import { localSecrets } from '../../start/secrets.ts'
import { definitionsFor, startGround, stopAll } from '../../start/stack.ts'
import { throwawaySettings } from '../../start/test-stack.ts'
import { drain } from '../drain.ts'
import { asJson, asTable } from '../figures.ts'
import { preload } from '../load.ts'
import { type MeasuredWindow, measureWindow } from './measure-window.ts'

/** A topic that is not there: then all of the window is read where it is sealed. */
const noTopic = 'bench_no_plain_requests'

const whole = (text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1_000 && value <= 1_000_000) return value
  throw new InvalidArgumentError('It must be a whole number from 1,000 to 1,000,000.')
}

const options = new Command('bench:backtest')
  .description(
    'Measures backtests in a stack of its own; a table on standard error, JSON on standard output.',
  )
  .option('--requests <n>', 'requests in the window', whole, 100_000)
  .showHelpAfterError()
  .parse()
  .opts<{ requests: number }>()
const { requests } = options

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const { settings, dir } = await throwawaySettings()
const { env, processes } = await startGround({ settings, secrets: localSecrets(dir), dir, say })
let code = 0
try {
  const input = env.KAFKA_TOPIC || topics.llmRequests.name
  const from = Date.now()
  const { meanBytes } = await preload(env.KAFKA_BOOTSTRAP_SERVERS ?? '', input, requests)
  say(`${requests.toLocaleString('en')} requests of ${meanBytes} bytes on ${input}`)
  const window = (name: MeasuredWindow['name'], topic: string, plainTopic: string): MeasuredWindow => ({
    name,
    topic,
    plainTopic,
    from: from - 60_000,
    to: Date.now() + 60_000,
    requests,
  })
  const plain = await measureWindow(window('plain', input, input), env)
  say('the plain window is measured; intake seals the requests')
  const intake = definitionsFor(settings).find(({ name }) => name === 'intake')
  if (!intake) throw new Error('there is no service intake')
  await drain(intake, env, dir, requests)
  const sealed = await measureWindow(window('sealed', topics.requests.name, noTopic), env)
  const figures = [...plain, ...sealed]
  say(`\n${asTable(figures)}\n`)
  process.stdout.write(`${JSON.stringify(asJson(figures, { requests, meanBytes }), null, 2)}\n`)
} catch (error) {
  say(
    `the benchmark failed: ${error instanceof Error ? error.message : String(error)}; logs are in ${join(dir, 'logs')}`,
  )
  code = 1
} finally {
  await stopAll(processes)
  if (code === 0) rmSync(dir, { recursive: true, force: true })
}
process.exit(code)
