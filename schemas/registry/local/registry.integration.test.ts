import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { RegistryRefused, RegistryUnavailable, registryAt } from '../index.ts'
import { kafkaLog } from './kafka-log.ts'
import { openRegistry } from './registry.ts'
import { serveRegistry } from './server.ts'

const brokers = process.env.KAFKA_BOOTSTRAP_SERVERS ?? ''
const troubles: unknown[] = []
const running: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()))
  expect(troubles.splice(0)).toEqual([])
})

/** A registry on a topic of the real broker. */
async function start(topic: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const log = await kafkaLog({ brokers, topic, onTrouble: (message) => troubles.push(message) })
  const registry = await openRegistry(log)
  const server = await serveRegistry(registry, { host: '127.0.0.1', port: 0 }, (e) => troubles.push(e))
  const { port } = server.address() as AddressInfo
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      server.closeAllConnections()
      server.close()
      await log.close()
    })()
    return stopped
  }
  running.push(stop)
  return { url: `http://127.0.0.1:${port}`, stop }
}

const aTopic = (): string => `_schemas-${randomUUID()}`
const withFields = (...names: string[]): object => ({
  type: 'record',
  name: 'Call',
  namespace: 'here',
  fields: names.map((name) => ({ name, type: 'int' })),
})

test('what was registered is there after a restart, under the same id', async () => {
  const topic = aTopic()
  const first = await start(topic)
  const before = registryAt(first.url)
  expect(await before.register('a-value', withFields('x'))).toBe(1)
  expect(await before.register('a-value', withFields('x'))).toBe(1)
  expect(await before.register('b-value', withFields('y'))).toBe(2)
  await first.stop()

  const after = registryAt((await start(topic)).url)
  expect(await after.schemaById(2)).toMatchObject({ name: 'here.Call', fields: [{ name: 'y', type: 'int' }] })
  expect(await after.register('b-value', withFields('y'))).toBe(2)
  expect(await after.register('c-value', withFields('x', 'y'))).toBe(3)
})

test('an id that the registry does not know is no error', async () => {
  const { url } = await start(aTopic())
  expect(await registryAt(url).schemaById(99)).toBeUndefined()
})

test('a schema that breaks what is registered is refused, and said to be', async () => {
  const { url } = await start(aTopic())
  const registry = registryAt(url)
  await registry.register('a-value', withFields('x'))
  const refusal = registry.register('a-value', withFields('x', 'new'))
  await expect(refusal).rejects.toThrow(RegistryRefused)
  await expect(refusal).rejects.toThrow(/a-value.*field "new"/)
})

test('a registry that does not answer is unavailable', async () => {
  const { url, stop } = await start(aTopic())
  await stop()
  const registry = registryAt(url)
  await expect(registry.schemaById(1)).rejects.toThrow(RegistryUnavailable)
  await expect(registry.register('a-value', withFields('x'))).rejects.toThrow(RegistryUnavailable)
})
