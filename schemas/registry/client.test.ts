import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { RegistryRefused, RegistryUnavailable, registryAt } from './index.ts'

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const aSchema = { type: 'record', name: 'here.Call', fields: [{ name: 'x', type: 'int' }] }

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

test('a registry that is silent counts as unavailable, and is not waited for for ever', async () => {
  const url = await served(() => {})
  await expect(registryAt(url, 50).schemaById(1)).rejects.toThrow(RegistryUnavailable)
  await expect(registryAt(url, 50).register('a', aSchema)).rejects.toThrow(RegistryUnavailable)
})

test.each([500, 503, 429])('status %i may pass', async (status) => {
  const url = await served(answering(status, { error_code: 50001, message: 'later' }))
  await expect(registryAt(url).register('a', aSchema)).rejects.toThrow(RegistryUnavailable)
})

test.each([401, 403, 409, 422])('status %i will not pass by itself', async (status) => {
  const url = await served(answering(status, { error_code: status, message: 'no, because' }))
  await expect(registryAt(url).register('a', aSchema)).rejects.toThrow(RegistryRefused)
  await expect(registryAt(url).register('a', aSchema)).rejects.toThrow(/because/)
})

test('user and password of the address go with each call, and into no message', async () => {
  const seen: (string | undefined)[] = []
  const url = await served((request, response) => {
    seen.push(request.headers.authorization)
    answering(500, { message: 'later' })(request, response)
  })
  const call = registryAt(url.replace('//', '//me:p%40ss@')).register('a', aSchema)
  await expect(call).rejects.toThrow(/^(?!.*p(@|%40)ss)/)
  expect(seen).toContain(`Basic ${Buffer.from('me:p@ss').toString('base64')}`)
})

test.each([
  ['is not there', 404, { error_code: 40403, message: 'Schema 1 not found' }],
  ['is no Avro that can be read', 200, { schema: '{"type":"record"}' }],
  ['is JSON Schema', 200, { schemaType: 'JSON', schema: '{"type":"object"}' }],
  ['is of a kind yet to come', 200, { schemaType: 'NEW', schema: 'x' }],
])('an id whose schema %s is an answer, not an error', async (_what, status, body) => {
  expect(await registryAt(await served(answering(status, body))).schemaById(1)).toBeUndefined()
})

test('a schema comes with its names and defaults', async () => {
  const schema = {
    ...aSchema,
    fields: [
      { name: 'x', type: { type: 'enum', name: 'E', symbols: ['A', 'B'], default: 'A' }, default: 'B' },
    ],
  }
  const url = await served(answering(200, { schema: JSON.stringify(schema) }))
  expect(await registryAt(url).schemaById(1)).toMatchObject({
    name: 'here.Call',
    fields: [{ name: 'x', type: { name: 'here.E', symbols: ['A', 'B'] }, default: 'B' }],
  })
})
