import { expect, test } from 'vitest'
import { registryConfig } from './config.ts'

test('defaults to this machine alone', () => {
  expect(registryConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8081,
    brokers: '127.0.0.1:9092',
    topic: '_schemas',
  })
})

test('listens where SCHEMA_REGISTRY_URL says, unless REGISTRY_PORT says otherwise', () => {
  const environment = { SCHEMA_REGISTRY_URL: 'http://127.0.0.1:18081/' }
  expect(registryConfig(environment).port).toBe(18081)
  expect(registryConfig({ ...environment, REGISTRY_PORT: '0' }).port).toBe(0)
})

test('every variable that is wrong is named at once', () => {
  const wrong = { REGISTRY_PORT: '80x', KAFKA_BOOTSTRAP_SERVERS: 'kafka', REGISTRY_TOPIC: 'a b' }
  expect(() => registryConfig(wrong)).toThrow(
    /REGISTRY_PORT: .*"80x"\n.*KAFKA_BOOTSTRAP_SERVERS: .*"kafka"\n.*REGISTRY_TOPIC: .*"a b"/,
  )
})
