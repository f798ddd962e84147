import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))
/** What set-up puts in place; git ignores it. */
export const toolchain = join(root, '.toolchain')

/** Something that only the person at the machine can mend; the message is one clear sentence. */
export class NeedsHelp extends Error {}

/**
 * Does a part of the set-up and says so, with its seconds.
 * @param {string} what
 * @param {() => Promise<void>} act
 */
export async function step(what, act) {
  const startedAt = Date.now()
  process.stdout.write(`set-up: ${what} … `)
  try {
    await act()
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`)
}

/**
 * Runs a command with its output in a log file.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log: string, env?: NodeJS.ProcessEnv, cwd?: string }} options
 * @throws {NeedsHelp} with the last lines of the log
 */
export async function run(command, args, { log, env = process.env, cwd = root }) {
  mkdirSync(toolchain, { recursive: true })
  const file = join(toolchain, `${log}.log`)
  const output = openSync(file, 'w')
  const how = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output] })
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ?? code))
  })
  if (how === 0) return
  const end = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n')
  throw new NeedsHelp(
    `${end}\n\n${command} ${args.slice(0, 3).join(' ')} failed (${how}); its whole output is in ${file}`,
  )
}
