import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiledKernels, kernelsFile } from './compile-kernel.ts'

test('the kernels that run are what their sources say', async () => {
  const isSame = readFileSync(kernelsFile, 'utf8') === (await compiledKernels())
  expect(isSame, 'run: npm run exec -- node ops/kernel/main.ts').toBe(true)
})
