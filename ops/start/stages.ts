import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './settings.ts'

/** A stage of the checks or the tests: one command. */
export interface Stage {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

/** What holds the code together without running it. */
export const checkStages: readonly Stage[] = [
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'arrows, shape, purity', command: process.execPath, args: ['ops/checks/main.ts'] },
  {
    name: 'typed documents of the UI',
    command: bin('turbo'),
    args: ['run', 'codegen', '--output-logs=errors-only'],
  },
  { name: 'types', command: process.execPath, args: ['node_modules/ts7/bin/tsc', '-b'] },
  { name: 'dead code', command: bin('knip'), args: ['--no-progress'] },
]

/** Runs the stages one after the other. @returns the name of the first that failed */
export async function runStages(stages: readonly Stage[]): Promise<string | undefined> {
  for (const { name, command, args } of stages) {
    const startedAt = Date.now()
    const code = await new Promise<number>((resolve) => {
      const child = spawn(command, [...args], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
      })
      child.once('exit', (exit) => resolve(exit ?? 1))
      child.once('error', () => resolve(1))
    })
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
    if (code !== 0) return name
  }
  return undefined
}
