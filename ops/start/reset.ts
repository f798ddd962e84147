import { existsSync, rmSync } from 'node:fs'
import { runningSupervisor, stopLeftovers } from './running.ts'
import { dataDirOf, readSettings } from './settings.ts'

const dir = dataDirOf(readSettings())
const supervisor = runningSupervisor(dir)
if (supervisor !== undefined) {
  process.stderr.write(`FlagWise runs as process ${supervisor}; stop it with Ctrl-C, then reset\n`)
  process.exit(1)
}
if (existsSync(dir)) {
  await stopLeftovers(dir)
  rmSync(dir, { recursive: true, force: true })
}
process.stdout.write(`forgotten: ${dir}\n`)
