import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface StartOptions {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** User and group to run as. */
  readonly uid?: number
  readonly gid?: number
  /** Standard output and error are appended here. */
  readonly logFile: string
}

/** A process that we started; it leads a process group of its own, so that its children go with it. */
export interface RunningProcess {
  readonly name: string
  readonly pid: number
  readonly logFile: string
  /** Resolves with what it ended with, code or signal. */
  readonly exited: Promise<string>
  /** Sends a signal to the process and its children. */
  signal(signal: NodeJS.Signals): void
  /** Asks it to stop, and ends it when it has not after the time. */
  stop(graceMs?: number, signal?: NodeJS.Signals): Promise<void>
}

/** Starts a process with its output in a file. @throws Error when the command cannot be run at all */
export async function startProcess(options: StartOptions): Promise<RunningProcess> {
  mkdirSync(dirname(options.logFile), { recursive: true })
  const log = openSync(options.logFile, 'a')
  const child: ChildProcess = spawn(options.command, [...options.args], {
    detached: true,
    stdio: ['ignore', log, log],
    env: options.env ?? process.env,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  })
  closeSync(log)
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)))
    child.once('error', (error) => resolve(error.message))
  })
  const { pid } = child
  if (pid === undefined)
    throw new Error(`${options.name} cannot be started: ${await exited} (${options.command})`)

  let over = false
  void exited.then(() => {
    over = true
  })
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-pid, name)
    } catch {
      // it is gone
    }
  }
  return {
    name: options.name,
    pid,
    logFile: options.logFile,
    exited,
    signal,
    async stop(graceMs = 15_000, first = 'SIGTERM') {
      if (over) return
      signal('SIGCONT')
      signal(first)
      const timer = setTimeout(() => signal('SIGKILL'), graceMs)
      await exited
      clearTimeout(timer)
    },
  }
}

/** The last lines of a log file, to say why a process did not start. */
export function lastLines(file: string, count = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
  } catch {
    return '(no log)'
  }
}

/**
 * Waits until the check passes.
 * @throws Error with the last lines of its log when the process ends first or takes too long
 */
export async function untilUp(
  running: RunningProcess,
  check: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  let ended: string | undefined
  void running.exited.then((how) => {
    ended = how
  })
  const until = Date.now() + timeoutMs
  for (;;) {
    if (ended !== undefined)
      throw new Error(
        `${running.name} ended with ${ended}; its log ${running.logFile} ends:\n${lastLines(running.logFile)}`,
      )
    if (await check().catch(() => false)) return
    if (Date.now() > until) {
      running.signal('SIGKILL')
      throw new Error(
        `${running.name} did not answer within ${timeoutMs / 1000} s; its log ${running.logFile} ends:\n${lastLines(running.logFile)}`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
