import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { typesOf } from './avro-types.ts'

/** Each Avro contract of this package; `<path>.avsc` becomes `<path>.generated.ts`. */
export const contracts = [
  'llm-request/llm-request',
  'request/request',
  'flag/flag',
  'rule/rule',
  'rule/rule-event',
  'dead-letter/dead-letter',
  'data-key/data-key',
] as const

/** Absolute path of a file of this package. */
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The generated file of one contract: its TypeScript types and its schema. */
export function generated(contract: string): string {
  const schema: unknown = JSON.parse(readFileSync(here(`${contract}.avsc`), 'utf8'))
  return `// Generated from ${contract}.avsc by schemas/generate.ts. Do not edit.\n${typesOf(schema)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const contract of contracts) writeFileSync(here(`${contract}.generated.ts`), generated(contract))
}
