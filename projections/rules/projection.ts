import { defineProjection, input } from '@flagwise/runtime'
import { topics } from '@flagwise/schemas'
import { foldRules } from './fold-rules.ts'

/** The current detection rules, as every processor runs them. */
export default defineProjection({
  name: 'rules',
  version: 2,
  tables: new URL('./tables.sql', import.meta.url),
  serves: ['rules'],
  inputs: [input({ topic: topics.detectionRules, fold: foldRules })],
})
