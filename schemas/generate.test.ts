import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contracts, generated } from './generate.ts'

test.each(contracts)('the types of %s are those of its Avro schema', (contract) => {
  const committed = readFileSync(new URL(`${contract}.generated.ts`, import.meta.url), 'utf8')
  expect(committed, 'run: npm run exec -- node schemas/generate.ts').toBe(generated(contract))
})
