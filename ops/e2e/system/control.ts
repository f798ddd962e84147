import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Addresses, System } from './system.ts'

const act = z.object({ act: z.enum(['start', 'stop', 'kill', 'freeze', 'thaw']), part: z.string() })

/**
 * Lets test files in other processes work the parts of one system. It is opened at the first call, so that a run of a file that brings its
 * own pays nothing.
 */
export async function serveControl(
  system: () => Promise<System>,
): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer(async (request, response) => {
    try {
      const body: Buffer[] = []
      for await (const chunk of request) body.push(chunk)
      const opened = await system()
      if (request.method === 'POST') {
        const asked = act.parse(JSON.parse(Buffer.concat(body).toString()))
        await opened[asked.act](asked.part)
      }
      response.writeHead(200).end(JSON.stringify(opened.addresses))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The system behind a control server. @throws Error with the end of the log of the part that did not start */
export async function controlledSystem(url: string): Promise<System> {
  async function call(body?: object): Promise<Addresses> {
    const response = await fetch(url, body ? { method: 'POST', body: JSON.stringify(body) } : {})
    const text = await response.text()
    if (!response.ok) throw new Error(text)
    return JSON.parse(text)
  }
  const tell = (name: z.infer<typeof act>['act']) => async (part: string) =>
    void (await call({ act: name, part }))
  return {
    addresses: await call(),
    start: tell('start'),
    stop: tell('stop'),
    kill: tell('kill'),
    freeze: tell('freeze'),
    thaw: tell('thaw'),
  }
}
