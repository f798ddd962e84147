import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'

/** Whether something listens on the port of the loopback interface. */
export const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })

/** A port of the loopback interface that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The command line of who listens on the port, where /proc tells; undefined elsewhere. */
export function listenerOn(port: number): string | undefined {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, '0')
    const inodes = new Set(
      ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => line.trim().split(/\s+/))
          .filter((fields) => fields[1]?.endsWith(`:${hex}`) && fields[3] === '0A')
          .map((fields) => `socket:[${fields[9]}]`),
      ),
    )
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const holds = readdirSync(`/proc/${pid}/fd`).some((fd) =>
          inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`)),
        )
        if (holds) return `process ${pid} (${commandLine(Number(pid)) ?? 'unknown'})`
      } catch {
        // a process of somebody else, or gone
      }
    }
  } catch {
    // no /proc
  }
  return undefined
}

/** The command line of a process, shortened; undefined when it is gone. */
export function commandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim().slice(0, 120)
  } catch {
    return undefined
  }
}

/** @throws Error that names the port, who has it, and the variable that changes it */
export async function mustBeFree(what: string, port: number, variable: string): Promise<void> {
  if (!(await isTaken(port))) return
  const who = listenerOn(port)
  throw new Error(
    `port ${port} for ${what} is taken${who ? ` by ${who}` : ''}; stop that, or set ${variable} to something else`,
  )
}
