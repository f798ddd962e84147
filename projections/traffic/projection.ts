import { defineProjection, input } from '@flagwise/runtime'
import { topics } from '@flagwise/schemas'
import { foldFlagCounts, foldRequestCounts } from './fold-traffic.ts'

/** How much traffic there is, how much of it is flagged, and by which rules, a minute of arrival. */
export default defineProjection({
  name: 'traffic',
  version: 2,
  tables: new URL('./tables.sql', import.meta.url),
  serves: ['traffic', 'traffic_rules'],
  inputs: [
    input({ topic: topics.requests, fold: foldRequestCounts }),
    input({ topic: topics.flags('detection'), pattern: topics.flagsPattern, fold: foldFlagCounts }),
  ],
})
