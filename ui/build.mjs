import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

// Typed documents first, then the pages.
const here = fileURLToPath(new URL('.', import.meta.url))
const codegen = fileURLToPath(new URL('../node_modules/.bin/graphql-codegen', import.meta.url))
execFileSync(codegen, ['--config', 'codegen.ts'], { cwd: here, stdio: 'inherit' })
await build({ root: here })
