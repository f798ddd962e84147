import { defineProcessor } from '@flagwise/runtime'
import { createWrappedKey, dayOf, sealerFrom, unwrapKey } from '@flagwise/runtime/sealing'
import { topics } from '@flagwise/schemas'
import { sealRequest } from './seal-request.ts'

/** Turns each valid record into one `requests` event: normalised, with an id, its text sealed. */
export default defineProcessor({
  name: 'intake',
  input: topics.llmRequests,
  output: topics.requests,

  tables: { dataKeys: topics.dataKeys },
  require: {
    table: 'dataKeys',
    keyFor: dayOf,
    create: (day, { encryptionKey, now }) => ({
      day,
      wrapped: createWrappedKey(day, encryptionKey),
      createdAt: now,
    }),
    check: (day, { wrapped }, { encryptionKey }) => void unwrapKey(day, wrapped, encryptionKey),
  },

  prepare: ({ dataKeys }, { encryptionKey }) => sealerFrom(dataKeys.rows, encryptionKey),

  process: (request, { prepared, source, receivedAt }) => [
    sealRequest(request, prepared, source, receivedAt),
  ],
})
