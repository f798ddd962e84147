import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import kafka from '@confluentinc/kafka-javascript'
import { type RunningProcess, startProcess, untilUp } from './process.ts'

export interface KafkaOptions {
  /** Folder of the published jars. */
  readonly jars: string
  /** Folder for data, configuration and log; made when missing. */
  readonly dir: string
  readonly port: number
  readonly controllerPort: number
}

/** One node, broker and controller, on loopback only; topics are made by provisioning alone. */
const propertiesOf = ({ dir, port, controllerPort }: KafkaOptions): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(dir, 'data'),
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 8,
    'group.min.session.timeout.ms': 1_000,
    'group.initial.rebalance.delay.ms': 0,
    'message.max.bytes': 12 * 1024 * 1024,
    'replica.fetch.max.bytes': 12 * 1024 * 1024,
    'socket.request.max.bytes': 104_857_600,
    'log.retention.check.interval.ms': 300_000,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'transaction.abort.timed.out.transaction.cleanup.interval.ms': 1_000,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')

const log4j = `Configuration:
  Appenders:
    Console: { name: STDOUT, PatternLayout: { pattern: "[%d] %p %m (%c)%n" } }
  Loggers:
    Root: { level: WARN, AppenderRef: { ref: STDOUT } }
`

/** A cluster id of our own: one machine, one cluster. */
const clusterId = 'RmxhZ1dpc2VMb2NhbEthZg'

/** A machine that is short of everything takes long over a log that was cut off. */
const upMs = 180_000

/** Formats the folder once and starts Kafka. Resolves when it answers. */
export async function startKafka(options: KafkaOptions): Promise<RunningProcess> {
  const { jars, dir, port } = options
  mkdirSync(dir, { recursive: true })
  const properties = join(dir, 'server.properties')
  const logging = join(dir, 'log4j2.yaml')
  const logFile = join(dir, 'kafka.log')
  writeFileSync(properties, propertiesOf(options))
  writeFileSync(logging, log4j)
  const java = (...args: string[]): Parameters<typeof startProcess>[0] => ({
    name: 'Kafka',
    command: 'java',
    args: ['-cp', `${jars}/*`, `-Dlog4j2.configurationFile=${logging}`, ...args],
    logFile,
    cwd: dir,
  })
  if (!existsSync(join(dir, 'data', 'meta.properties'))) {
    const format = await startProcess(
      java(
        '-Xmx128m',
        'kafka.tools.StorageTool',
        'format',
        '-t',
        clusterId,
        '-c',
        properties,
        '--ignore-formatted',
      ),
    )
    const how = await format.exited
    if (how !== '0') throw new Error(`Kafka's folder ${dir} cannot be formatted (${how}); see ${logFile}`)
  }
  const running = await startProcess(
    java(
      '-Xms256m',
      '-Xmx640m',
      '-XX:+UseG1GC',
      '-XX:MaxGCPauseMillis=20',
      '-Djava.awt.headless=true',
      'kafka.Kafka',
      properties,
    ),
  )
  await untilUp(running, () => answers(`127.0.0.1:${port}`), upMs)
  return running
}

/** Whether a broker answers there. */
export function answers(bootstrapServers: string, timeoutMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const producer = new kafka.Producer({ 'bootstrap.servers': bootstrapServers, log_level: 0 })
    producer.on('event.error', () => undefined)
    producer.connect({ timeout: timeoutMs }, (error) => {
      if (error) return resolve(false)
      producer.disconnect(500, () => undefined)
      resolve(true)
    })
  })
}
