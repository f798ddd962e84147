import { expect, test } from 'vitest'
import { openLog } from '../service/log.ts'
import { createMemoryBroker } from '../testing/memory-broker.ts'
import { openMemoryConsumer } from '../testing/memory-clients.ts'
import { openWatchedConsumer } from './watched-consumer.ts'

test('a consumer that is made anew has left its group before the new one joins, and is counted', async () => {
  const broker = createMemoryBroker()
  const said: string[] = []
  let joined = 0
  const watched = await openWatchedConsumer(
    async () => {
      const number = ++joined
      said.push(`${number} joins`)
      return {
        ...openMemoryConsumer(broker, 'group', 'topic'),
        close: async () => void said.push(`${number} leaves`),
      }
    },
    { lag: { set: () => undefined } as never, stalls: { inc: () => void said.push('counted') } as never },
    openLog('watched', 'silent'),
  )
  const first = watched.current()
  await watched.makeAnew('is ill')
  expect(watched.current()).not.toBe(first)
  await watched.close()
  expect(said).toEqual(['1 joins', 'counted', '1 leaves', '2 joins', '2 leaves'])
})
