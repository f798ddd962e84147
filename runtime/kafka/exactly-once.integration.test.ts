import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type KafkaScene, kafkaScenes } from '../testing/kafka-scene.ts'
import type { TurnStep } from './turn.ts'

const openScene = kafkaScenes()
let scene: KafkaScene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

const some = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `request ${number}`)
/** Every offset of each partition once, in order. */
const upTo = (...counts: readonly number[]): readonly (readonly number[])[] =>
  counts.map((count) => [...Array(count).keys()])
const patiently = { timeout: 20_000, interval: 100 }
const untilFlagged = (expected: readonly (readonly number[])[]) =>
  expect.poll(() => scene.flagged(), patiently).toEqual(expected)

const steps: readonly TurnStep[] = ['produced', 'offsets-sent', 'committed']

describe('every request is flagged exactly once and in order', () => {
  test.each(steps)('when an instance is killed with its transaction %s', async (step) => {
    await scene.put(0, some(40))
    await scene.put(1, some(20))
    const doomed = scene.start({ standAt: { turn: 0, step } })
    await doomed.says(/^standing/)
    await doomed.kill()
    const next = scene.start()
    await untilFlagged(upTo(40, 20, 0))
    await scene.put(2, some(10))
    await untilFlagged(upTo(40, 20, 10))
    expect(await next.stop()).toBe(0)
    expect(await scene.flagged()).toEqual(upTo(40, 20, 10))
  })

  test.each(steps)(
    'when an instance is killed with a batch read ahead and its transaction %s',
    async (step) => {
      await scene.put(0, some(4_500))
      await scene.put(1, some(2_500))
      const doomed = scene.start({ standAt: { turn: 1, step } })
      await doomed.says(/^standing/)
      await doomed.kill()
      const next = scene.start()
      await untilFlagged(upTo(4_500, 2_500, 0))
      expect(await next.stop()).toBe(0)
      expect(await scene.flagged()).toEqual(upTo(4_500, 2_500, 0))
    },
  )

  test('when partitions are taken away from an instance that has more to read than a batch holds', async () => {
    for (let partition = 0; partition < 3; partition++) await scene.put(partition, some(6_000))
    const first = scene.start({ instance: 'a' })
    const second = scene.start({ instance: 'b' })
    await second.says(/"kind":"assigned".*rebalance/)
    await first.says(/^readiness/) // until then a signal ends it at once
    for (let partition = 0; partition < 3; partition++) await scene.put(partition, some(3_000))
    expect(await first.stop()).toBe(0)
    await untilFlagged(upTo(9_000, 9_000, 9_000))
    expect(await second.stop()).toBe(0)
    expect(await scene.flagged()).toEqual(upTo(9_000, 9_000, 9_000))
  })

  test('while instances come and go', async () => {
    let count = 0
    const put = async (): Promise<void> => {
      for (let partition = 0; partition < 3; partition++) await scene.put(partition, some(5))
      count += 5
    }
    const first = scene.start({ instance: 'a' })
    for (let round = 0; round < 10; round++) await put()
    const second = scene.start({ instance: 'b' })
    await second.says(/"kind":"assigned".*rebalance/)
    for (let round = 0; round < 10; round++) await put()
    expect(await first.stop()).toBe(0)
    for (let round = 0; round < 10; round++) await put()
    await untilFlagged(upTo(count, count, count))
    expect(await second.stop()).toBe(0)
    expect(await scene.flagged()).toEqual(upTo(count, count, count))
  })
})

describe('an instance that stood still while another took over', () => {
  test.each(['produced', 'offsets-sent'] as const)('commits nothing of what it had %s', async (step) => {
    await scene.put(0, some(30))
    const zombie = scene.start({ standAt: { turn: 0, step } })
    await zombie.says(/^standing/)
    zombie.freeze()
    const next = scene.start()
    await untilFlagged(upTo(30, 0, 0))
    zombie.goOn()
    zombie.thaw()
    await zombie.says(/transaction failed/)
    await zombie.kill()
    await scene.put(1, some(5))
    await untilFlagged(upTo(30, 5, 0))
    await next.kill()
    expect(await scene.flagged()).toEqual(upTo(30, 5, 0))
  })

  test('commits nothing of what it had read ahead either', async () => {
    await scene.put(0, some(6_500))
    const zombie = scene.start({ instance: 'a', standAt: { turn: 1, step: 'produced' } })
    await zombie.says(/^standing/)
    zombie.freeze()
    const next = scene.start({ instance: 'b' })
    await untilFlagged(upTo(6_500, 0, 0))
    zombie.goOn()
    zombie.thaw()
    await zombie.says(/transaction failed/)
    await scene.put(1, some(5))
    await untilFlagged(upTo(6_500, 5, 0))
    await zombie.stop()
    expect(await next.stop()).toBe(0)
    expect(await scene.flagged()).toEqual(upTo(6_500, 5, 0))
  })

  test('under a name of its own commits nothing either: the group has moved on', async () => {
    await scene.put(0, some(30))
    const zombie = scene.start({ instance: 'a', standAt: { turn: 0, step: 'produced' } })
    await zombie.says(/^standing/)
    zombie.freeze()
    const next = scene.start({ instance: 'b' })
    await next.says(/"kind":"assigned".*rebalance/)
    await scene.put(1, some(5))
    zombie.goOn()
    zombie.thaw()
    await zombie.says(/transaction failed/)
    await untilFlagged(upTo(30, 5, 0))
    expect(await next.stop()).toBe(0)
    expect(await scene.flagged()).toEqual(upTo(30, 5, 0))
  })

  test('may still commit what it had sent under a name of its own, and nobody does that work again', async () => {
    await scene.put(0, some(30))
    const zombie = scene.start({ instance: 'a', standAt: { turn: 0, step: 'offsets-sent' } })
    await zombie.says(/^standing/)
    zombie.freeze()
    const next = scene.start({ instance: 'b' })
    await next.says(/"kind":"assigned".*rebalance/)
    await scene.put(1, some(5))
    zombie.goOn()
    zombie.thaw()
    await untilFlagged(upTo(30, 5, 0))
    await zombie.stop()
    expect(await next.stop()).toBe(0)
    expect(await scene.flagged()).toEqual(upTo(30, 5, 0))
  })
})
