import { createWrappedKey, type SealedTexts, sealerFrom, type Texts } from '@flagwise/runtime/sealing'
import { aSealedRequest } from '@flagwise/schemas/examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { installReadModels, recording } from '../testing/read-models.ts'
import { textReads } from './read-texts.ts'
import { viewOfEvent } from './request-view.ts'

const encryptionKey = Buffer.alloc(32, 7)
const day = '2026-03-02'
const keys = new Map([[day, { day, wrapped: createWrappedKey(day, encryptionKey), createdAt: 0 }]])
const sealer = sealerFrom(keys, encryptionKey)
const event = aSealedRequest()
const none = { response: null, headers: null, metadata: null }
const seal = (texts: Partial<Texts>): SealedTexts =>
  sealer.seal(day, event.id, event.source, { prompt: '', ...none, ...texts })

/** As the read model gives it: without its texts. */
const { sealed: _, ...request } = viewOfEvent(event)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  const { prompt, headers } = seal({ prompt: 'the bluebird plan', headers: '{"accept":"*/*"}' })
  await database.pool.query(
    `insert into requests_v1.request_rows (id, seen, timestamp, received_at, src_ip, provider, model, data_key, prompt, headers,
       source_topic, source_partition, source_offset)
     values ($1, true, now(), now(), 'x', 'x', 'x', $2, $3, $4, 'x', 0, 0)`,
    [event.id, day, prompt, headers],
  )
})
afterAll(() => database.close())

describe('sealed texts', () => {
  test('are opened, those that were asked for in one query', async () => {
    const asked = recording(database.pool)
    const texts = textReads(asked, () => sealer)
    expect(await Promise.all([texts.open(request, 'prompt'), texts.open(request, 'prompt')])).toEqual([
      'the bluebird plan',
      'the bluebird plan',
    ])
    expect(asked.asked).toHaveLength(1)
    expect(await texts.openPairs(request, 'headers')).toEqual([{ name: 'accept', value: '*/*' }])
  })

  test('that are not there are null', async () => {
    const texts = textReads(database.pool, () => sealer)
    expect(await texts.open(request, 'response')).toBeNull()
    expect(await texts.openPairs(request, 'metadata')).toBeNull()
  })

  test('that came along with an event are not fetched', async () => {
    const asked = recording(database.pool)
    const view = viewOfEvent(aSealedRequest(seal({ prompt: 'from the topic' })))
    expect(await textReads(asked, () => sealer).open(view, 'prompt')).toBe('from the topic')
    expect(asked.asked).toEqual([])
  })

  test('of a day that was forgotten are null', async () => {
    const forgotten = sealerFrom(new Map(), encryptionKey)
    expect(await textReads(database.pool, () => forgotten).open(request, 'prompt')).toBeNull()
  })

  test('that do not hold what they should never show up in an error', async () => {
    const view = viewOfEvent(aSealedRequest(seal({ headers: 'secret, and no JSON' })))
    const error = await textReads(database.pool, () => sealer)
      .openPairs(view, 'headers')
      .catch((reason) => reason)
    expect(error).toBeInstanceOf(Error)
    expect(String(error.stack)).not.toContain('secret')
  })
})
