import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { variables } from '@flagwise/runtime/service'
import { expect, test } from 'vitest'
import { root, stackVariables } from './settings.ts'

const text = readFileSync(join(root, '.env.example'), 'utf8')
const lines = text.split('\n')
const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])

/** Read outside the two lists above: by the gateway, the local registry and Node. */
const others = [
  'FLAGWISE_TRUSTED_PROXIES',
  'MALLOC_ARENA_MAX',
  'MALLOC_MMAP_THRESHOLD_',
  'MALLOC_TRIM_THRESHOLD_',
  'REGISTRY_HOST',
  'REGISTRY_TOPIC',
  'UV_THREADPOOL_SIZE',
]

test('.env.example has every variable once, and no other', () => {
  expect([...named].sort()).toEqual(
    [...new Set([...Object.keys(variables), ...Object.keys(stackVariables), ...others])].sort(),
  )
})

test('every variable, or its group, is explained above it', () => {
  for (const [at, line] of lines.entries())
    if (/^[A-Z_]+=/.test(line)) expect(lines[at - 1], line).toMatch(/^(# |[A-Z_]+=)/)
})

test('it holds no secret', () => {
  for (const name of ['JWT_SECRET_KEY', 'ENCRYPTION_KEY', 'FLAGWISE_ADMIN_PASSWORD', 'REDIS_PASSWORD'])
    expect(lines).toContain(`${name}=`)
})
