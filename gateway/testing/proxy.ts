import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  readonly port: number
  /** Cuts every connection and takes no new ones. */
  cut(): Promise<void>
  /** Connections stay open and nothing gets through any more, as when a process is stopped. */
  hang(): void
  restore(): Promise<void>
  close(): Promise<void>
}

/** Stands between the gateway and a part of the world, to take it away. */
export async function openProxy(host: string, port: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let hanging = false
  const server = createServer((near) => {
    const far = connect(port, host)
    const pair = [near, far] as const
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
      if (hanging) socket.pause()
    }
    near.on('data', (chunk) => far.write(chunk))
    far.on('data', (chunk) => near.write(chunk))
    if (hanging) for (const socket of pair) socket.pause()
  })
  const listen = (at: number): Promise<number> =>
    new Promise((resolve) =>
      server.listen(at, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    )
  const own = await listen(0)

  const cut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const [near] of pairs) near.destroy()
    await closed
  }
  return {
    port: own,
    cut,
    hang() {
      hanging = true
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    async restore() {
      hanging = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
      if (!server.listening) await listen(own)
    },
    async close() {
      if (server.listening) await cut()
    },
  }
}
