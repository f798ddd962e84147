import { writeFileSync } from 'node:fs'
import { printedSchema } from './schema.ts'

// `node gateway/print-schema.ts` after a change of the schema; a test holds the two equal.
writeFileSync(new URL('./schema.graphql', import.meta.url), printedSchema())
