import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiledKernels, kernelsFile } from './compile-kernel.ts'

/** Compiling takes seconds on a machine that is busy. */
const patience = 60_000

test('the kernels that run are what their sources say', { timeout: patience }, async () => {
  const isSame = readFileSync(kernelsFile, 'utf8') === (await compiledKernels())
  expect(isSame, 'run: npm run exec -- node ops/kernel/main.ts').toBe(true)
})
