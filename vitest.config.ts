import { defineConfig } from 'vitest/config'

/** graphql has a build of its own for bundlers; everything here must load the one that Node loads. */
const ssr = { resolve: { conditions: ['module-sync', 'node'], externalConditions: ['module-sync', 'node'] } }
const exclude = ['**/node_modules/**', '**/dist/**', '.toolchain/**']

export default defineConfig({
  test: {
    projects: [
      {
        ssr,
        test: {
          name: 'unit',
          include: ['{schemas,runtime,processors,projections,gateway,ops}/**/*.test.ts'],
          exclude: [...exclude, '**/*.integration.test.ts', 'ops/e2e/**'],
        },
      },
      {
        ssr,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude,
          globalSetup: ['./ops/start/test-stack.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      './ui/vite.config.ts',
      {
        ssr,
        test: {
          name: 'e2e',
          include: ['ops/e2e/**/*.test.ts'],
          globalSetup: ['./ops/e2e/system/shared-system.ts'],
          exclude,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
