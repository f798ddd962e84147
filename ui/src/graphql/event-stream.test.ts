import { expect, test } from 'vitest'
import { eventsOf } from './event-stream.ts'

async function* pieces(...texts: readonly string[]) {
  yield* texts
}

test('reads events however the stream is cut, and passes over keep-alives', async () => {
  const read = []
  for await (const { event, data } of eventsOf(
    pieces(
      ':\n\nevent: next\nda',
      'ta: {"a":1}\n',
      '\n:\n\nevent: next\ndata: {"a":2}\n\nevent: complete\n\n',
    ),
  ))
    read.push([event, data])
  expect(read).toEqual([
    ['next', '{"a":1}'],
    ['next', '{"a":2}'],
    ['complete', ''],
  ])
})
