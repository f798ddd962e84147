import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildUi } from './build-ui.ts'
import { root } from './settings.ts'
import { checkStages, runStages } from './stages.ts'

const results = join(root, '.flagwise-test')
mkdirSync(results, { recursive: true })

/** One run of vitest over a project of vitest.config.ts. */
const vitest = (project: string) => ({
  name: `${project} tests`,
  command: join(root, 'node_modules', '.bin', 'vitest'),
  args: [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, `${project}.json`)}`,
  ],
})

const projects = ['unit', 'ui', 'integration', 'e2e']
let failed = await runStages([...checkStages, vitest('unit'), vitest('ui'), vitest('integration')])
if (failed === undefined) {
  await buildUi(results)
  failed = await runStages([vitest('e2e')])
}

let passed = 0
let broken = 0
for (const project of projects) {
  const file = join(results, `${project}.json`)
  if (!existsSync(file)) continue
  const { numPassedTests, numFailedTests }: { numPassedTests: number; numFailedTests: number } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  passed += numPassedTests
  broken += numFailedTests
}
if (failed !== undefined) process.stdout.write(`\nstopped at: ${failed}\n`)
process.stdout.write(`\n${passed} passed, ${broken} failed\n`)
process.exit(failed === undefined ? 0 : 1)
