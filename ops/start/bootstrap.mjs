// What `npm start` and `npm test` run first. It depends on nothing but the Node that is there, sets up what is missing, and hands over to Node 24.
import { spawn } from 'node:child_process'
import { parts } from './bootstrap/commands.mjs'
import { ensureDebianPackages } from './bootstrap/debian.mjs'
import { ensureKafkaJars } from './bootstrap/kafka-jars.mjs'
import { withLock } from './bootstrap/lock.mjs'
import { ensureDependencies, ensureNode } from './bootstrap/node.mjs'
import { NeedsHelp, root } from './bootstrap/report.mjs'

const [name = '', ...rest] = process.argv.slice(2)
const command = parts[name]
if (!command) {
  console.error(`there is no command "${name}"; there is ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}

try {
  const node = await withLock(async () => {
    await ensureDebianPackages(command.needs)
    const found = await ensureNode()
    await ensureDependencies(found)
    if (command.needs.includes('kafka')) await ensureKafkaJars()
    return found
  })
  const child = spawn(node.executable, [...command.run, ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...node.env },
  })
  // The terminal's Ctrl-C reaches the child by itself; a signal to this process alone is handed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} catch (error) {
  if (!(error instanceof NeedsHelp)) throw error
  console.error(`\n${error.message}`)
  process.exit(2)
}
