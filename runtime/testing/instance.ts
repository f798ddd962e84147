import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import type { InstanceOrders } from './instance-main.ts'

/** An instance of a scene's processor: a process of its own, as in production. */
export interface Instance {
  /** Everything it has written, a line each. */
  readonly lines: readonly string[]
  /** Resolves at the first line that matches, also one that was written before. */
  says(pattern: RegExp): Promise<string>
  /** Lets it end by itself. @returns its exit code */
  stop(): Promise<number | null>
  /** kill -9 */
  kill(): Promise<void>
  /** As when a machine stops and goes on later: no heartbeat, no instruction. */
  freeze(): void
  thaw(): void
  /** Lets it go on from where it was told to stand still. */
  goOn(): void
}

const main = fileURLToPath(new URL('./instance-main.ts', import.meta.url))

/** Starts instances, and ends with each test what it left behind. */
export function instances(): (orders: InstanceOrders) => Instance {
  const running = new Set<ChildProcess>()
  afterEach(async () => {
    await Promise.all([...running].map(ended))
    running.clear()
  })
  return (orders) => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, SCENE: JSON.stringify(orders), LOG_LEVEL: 'info', UV_THREADPOOL_SIZE: '16' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.add(child)
    return instanceOf(child)
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }
  return child.exitCode
}

function instanceOf(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Instance {
  const lines: string[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  return {
    lines,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines.find((one) => pattern.test(one))
          if (line === undefined) return
          waiting.delete(look)
          resolve(line)
        }
        waiting.add(look)
        look()
        child.once('exit', (code) => {
          if (waiting.has(look))
            reject(new Error(`ended with ${code} before it said ${pattern}:\n${lines.join('\n')}`))
        })
      }),
    async stop() {
      if (child.exitCode !== null) return child.exitCode
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
      return child.exitCode
    },
    async kill() {
      await ended(child)
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    goOn: () => void child.kill('SIGUSR2'),
  }
}
