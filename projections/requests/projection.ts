import { defineProjection, input } from '@flagwise/runtime'
import { topics } from '@flagwise/schemas'
import { foldFlags } from './fold-flags.ts'
import { foldRequests } from './fold-requests.ts'

/** Every request with its flags folded in, and every flag. */
export default defineProjection({
  name: 'requests',
  version: 2,
  tables: new URL('./tables.sql', import.meta.url),
  serves: ['requests', 'flags'],
  inputs: [
    input({ topic: topics.requests, fold: foldRequests }),
    input({ topic: topics.flags('detection'), pattern: topics.flagsPattern, fold: foldFlags }),
  ],
})
