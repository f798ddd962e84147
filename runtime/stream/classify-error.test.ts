import { expect, test } from 'vitest'
import { classifyError } from './classify-error.ts'

const error = (fields: object) => ({ name: 'KafkaError', ...fields })

test.each([
  ['our own deadline', { name: 'KafkaTimeout' }, 'restart-producer'],
  [
    'a commit that timed out, which the client calls retriable',
    error({ code: -185, retriable: true }),
    'restart-producer',
  ],
  [
    'a record that timed out in the queue, which wants an abort',
    error({ code: -192, requiresAbort: true }),
    'restart-producer',
  ],
  ['another producer took our id', error({ code: -144, fatal: true }), 'change-slot'],
  ['the broker says our epoch is old', error({ code: 47, fatal: true }), 'change-slot'],
  ['a fatal state', error({ code: -150, fatal: true }), 'restart-producer'],
  ['the group has moved on', error({ code: 22, requiresAbort: true }), 'abort'],
  ['the coordinator loads', error({ code: 14, retriable: true }), 'retry'],
  ['anything else', error({ code: 99 }), 'restart-producer'],
])('%s', (_, given, expected) => {
  expect(classifyError(given)).toBe(expected)
})
