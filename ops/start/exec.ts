import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './settings.ts'

// Runs a command with the project's Node and tools on the path: `npm run exec -- vitest run schemas`.
const [command = 'node', ...args] = process.argv.slice(2)
const { status, error } = spawnSync(command, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
})
if (error) process.stderr.write(`${command} cannot be run: ${error.message}\n`)
process.exit(status ?? 1)
