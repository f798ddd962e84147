import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './settings.ts'
import { runToItsEnd } from './stack.ts'

const ui = join(root, 'ui')
const built = join(ui, 'dist', 'index.html')

/** When anything that the built UI comes from was last changed. */
function newestSource(): number {
  const inputs = [
    'index.html',
    'package.json',
    'vite.config.ts',
    'src',
    'codegen.ts',
    '../gateway/schema.graphql',
  ]
  const newest = (path: string): number => {
    if (!existsSync(path)) return 0
    const stat = statSync(path)
    if (!stat.isDirectory()) return stat.mtimeMs
    return Math.max(
      0,
      ...readdirSync(path)
        .filter((name) => name !== 'generated')
        .map((name) => newest(join(path, name))),
    )
  }
  return Math.max(...inputs.map((name) => newest(join(ui, name))))
}

/** Builds the UI when it is not built, or older than its sources. @returns whether it had to be built */
export async function buildUi(logs: string): Promise<boolean> {
  if (existsSync(built) && statSync(built).mtimeMs >= newestSource()) return false
  await runToItsEnd('ui-build', ['ui/build.mjs'], process.env, logs)
  return true
}
