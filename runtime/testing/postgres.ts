export { on, tombstone } from './given-events.ts'
export { type ExpectedRows, specifyProjection } from './specify-projection.ts'
export { type TestPostgres, testPostgres } from './test-postgres.ts'
