import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, parseConfig, variables } from '@flagwise/runtime/service'
import { type Codec, type LlmRequest, openCodec, topicNamed, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { SingleBar } from 'cli-progress'
import { Command, InvalidArgumentError, Option } from 'commander'
import { root } from '../start/settings.ts'
import { generateRequest } from './generate.ts'
import { originalJson } from './original-json.ts'
import { dueAfter } from './pace.ts'
import { linesOf, sizeOf } from './replay.ts'
import { openSender } from './sender.ts'

/** Bad lines that are shown one by one; the rest is counted. */
const shownProblems = 20

const number = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`)
}

const env = join(root, '.env')
if (existsSync(env)) process.loadEnvFile(env)
process.env.KAFKA_BOOTSTRAP_SERVERS ||= `127.0.0.1:${process.env.KAFKA_PORT || 9092}`
process.env.SCHEMA_REGISTRY_URL ||= `http://127.0.0.1:${process.env.REGISTRY_PORT || 8081}`

const configured = () =>
  parseConfig(
    {
      KAFKA_BOOTSTRAP_SERVERS: variables.KAFKA_BOOTSTRAP_SERVERS,
      KAFKA_TOPIC: variables.KAFKA_TOPIC,
      SCHEMA_REGISTRY_URL: variables.SCHEMA_REGISTRY_URL,
    },
    process.env,
  )

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
const stop = stopping.signal

interface GenerateOptions {
  readonly rate: number
  readonly share: number
  readonly burstEvery: number
  readonly format: 'json' | 'avro' | 'mixed'
  readonly count: number
  readonly seed: number
  readonly rules: 'classic' | 'packs'
}

async function generate(options: GenerateOptions): Promise<void> {
  const config = configured()
  const codec: Codec<LlmRequest> | undefined =
    options.format === 'json'
      ? undefined
      : await openCodec(
          topicNamed(topics.llmRequests, config.KAFKA_TOPIC),
          registryAt(config.SCHEMA_REGISTRY_URL),
        )
  const sender = await openSender(config.KAFKA_BOOTSTRAP_SERVERS, config.KAFKA_TOPIC)
  const startedAt = Date.now()
  let made = 0
  while (!stop.aborted && made < options.count) {
    const due = Math.min(options.count, dueAfter((Date.now() - startedAt) / 1000, options))
    for (; made < due && !stop.aborted; made++) {
      const { request } = generateRequest(options, made, Date.now())
      const asAvro = codec && (options.format === 'avro' || made % 2 === 1)
      await sender.send(request.id, asAvro ? codec.encode(request) : Buffer.from(originalJson(request)))
    }
    if (made < options.count) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await sender.finish()
  say(`${sender.delivered} requests sent; seed ${options.seed}`)
}

async function replay(file: string, options: { readonly rate?: number }): Promise<void> {
  const config = configured()
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {value}/{total} kB | {sent} sent | {bad} bad',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
    clearOnComplete: false,
  })
  const size = sizeOf(file)
  const sender = await openSender(config.KAFKA_BOOTSTRAP_SERVERS, config.KAFKA_TOPIC)
  const startedAt = Date.now()
  const problems: string[] = []
  let sent = 0
  let bad = 0
  let read = 0
  bar.start(Math.ceil(size / 1000), 0, { sent, bad })
  for await (const line of linesOf(file, (bytes) => {
    read = bytes
  })) {
    if (stop.aborted) break
    if ('problem' in line) {
      bad++
      if (problems.length < shownProblems) problems.push(`line ${line.number}: ${line.problem}`)
    } else {
      await sender.send(line.request.id, line.bytes)
      sent++
    }
    bar.update(Math.ceil(read / 1000), { sent, bad })
    while (
      options.rate &&
      !stop.aborted &&
      sent > dueAfter((Date.now() - startedAt) / 1000, { rate: options.rate, burstEvery: 0 })
    )
      await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await sender.finish()
  bar.update(Math.ceil(read / 1000), { sent: sender.delivered, bad })
  bar.stop()
  for (const problem of problems) say(problem)
  if (bad > problems.length) say(`… and ${bad - problems.length} more`)
  say(`${sender.delivered} requests of ${file} sent to ${config.KAFKA_TOPIC}; ${bad} lines were not sent`)
  if (bad > 0) process.exitCode = 1
}

const program = new Command('traffic')
  .description('Puts made-up requests on the topic, or those of a file.')
  .showHelpAfterError()

program
  .command('generate', { isDefault: true })
  .description('made-up requests, of which a known share breaks a rule')
  .option('--rate <n>', 'requests a second', number(0.1, 100_000), 20)
  .option('--share <n>', 'share of requests that break a rule, 0 to 1', number(0, 1), 0.1)
  .option(
    '--burst-every <s>',
    'seconds between bursts of 5 s at 5 times the rate; 0 for none',
    number(0, 86_400),
    60,
  )
  .addOption(
    new Option('--format <form>', 'form of the records').choices(['json', 'avro', 'mixed']).default('mixed'),
  )
  .addOption(
    new Option('--rules <which>', 'what is broken: the six rules of the original, or those of the packs')
      .choices(['classic', 'packs'])
      .default('packs'),
  )
  .option('--count <n>', 'end after so many', number(1, 1e12), Number.POSITIVE_INFINITY)
  .option('--seed <n>', 'the same seed makes the same requests', number(0, 2 ** 32 - 1), Date.now() % 2 ** 32)
  .action(generate)

program
  .command('replay <file>')
  .description('the requests of a JSON Lines file, one a line, in the JSON of the topic')
  .option('--rate <n>', 'requests a second; as fast as can be when not given', number(0.1, 1e6))
  .action(replay)

try {
  await program.parseAsync()
  process.exit()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(error instanceof ConfigError ? 2 : 1)
}
