import { createServer, type IncomingMessage, type Server } from 'node:http'
import { problems, RegistryProblem } from './problem.ts'
import type { Registry } from './registry.ts'
import { type Response, respond } from './routes.ts'

const maxBodyBytes = 8 * 1024 * 1024

/**
 * Serves the registry over HTTP. Resolves once it listens.
 *
 * @param onFault told of what went wrong on the registry's own side; the client gets Confluent's 50001
 */
export async function serveRegistry(
  registry: Registry,
  address: { readonly host: string; readonly port: number },
  onFault: (error: unknown) => void,
): Promise<Server> {
  const server = createServer((request, response) => {
    answer(registry, request)
      .catch((error: unknown): Response => {
        onFault(error)
        const message = 'Error in the backend datastore: the schema log could not be written'
        return { status: 500, body: { error_code: 50001, message } }
      })
      .then(({ status, body }) => {
        const text = JSON.stringify(body)
        response.writeHead(status, {
          'content-type': 'application/vnd.schemaregistry.v1+json',
          'content-length': Buffer.byteLength(text),
        })
        response.end(text)
      })
      .catch(onFault)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, resolve)
  })
  return server
}

async function answer(registry: Registry, request: IncomingMessage): Promise<Response> {
  let body: string
  try {
    body = await textOf(request)
  } catch (error) {
    if (!(error instanceof RegistryProblem)) throw error
    return { status: error.status, body: { error_code: error.code, message: error.message } }
  }
  return await respond(registry, {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    contentType: request.headers['content-type'],
    body,
  })
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes <= maxBodyBytes) chunks.push(part)
  }
  if (bytes > maxBodyBytes) throw problems.tooLarge(maxBodyBytes)
  return Buffer.concat(chunks).toString('utf8')
}
