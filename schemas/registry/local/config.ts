/** Where the local registry listens and where it keeps its schemas. */
export interface RegistryConfig {
  readonly host: string
  readonly port: number
  readonly brokers: string
  readonly topic: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws Error that lists every variable that is wrong, what it must be, and what it is. */
export function registryConfig(environment: Environment): RegistryConfig {
  const wrong: string[] = []

  function port(): number {
    const { REGISTRY_PORT: own, SCHEMA_REGISTRY_URL: url } = environment
    if (own) {
      const number = Number(own)
      if (/^\d+$/.test(own) && number <= 65_535) return number
      wrong.push(`REGISTRY_PORT: must be a port from 0 to 65535, is "${own}"`)
    } else if (url) {
      const parsed = URL.parse(url)
      if (parsed && parsed.protocol === 'http:') return Number(parsed.port || 80)
      wrong.push(
        'SCHEMA_REGISTRY_URL: must be an http:// address of this machine, such as http://127.0.0.1:8081',
      )
    }
    return 8081
  }

  function brokers(): string {
    const given = environment.KAFKA_BOOTSTRAP_SERVERS || '127.0.0.1:9092'
    const bad = given.split(',').filter((broker) => !/^\s*(\[[\da-f:]+\]|[^\s:]+):\d+\s*$/i.test(broker))
    if (bad.length > 0)
      wrong.push(`KAFKA_BOOTSTRAP_SERVERS: must be host:port, separated by commas, is "${given}"`)
    return given
  }

  function topic(): string {
    const name = environment.REGISTRY_TOPIC || '_schemas'
    if (!/^[\w.-]{1,249}$/.test(name))
      wrong.push(`REGISTRY_TOPIC: must be the name of a Kafka topic, is "${name}"`)
    return name
  }

  const config = {
    host: environment.REGISTRY_HOST || '127.0.0.1',
    port: port(),
    brokers: brokers(),
    topic: topic(),
  }
  if (wrong.length > 0)
    throw new Error(`the registry cannot start:\n${wrong.map((w) => `  ${w}`).join('\n')}`)
  return config
}
