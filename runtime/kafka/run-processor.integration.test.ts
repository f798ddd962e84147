import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type KafkaScene, kafkaScenes, testKafka } from '../testing/kafka-scene.ts'

const openScene = kafkaScenes()
let scene: KafkaScene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

const patiently = { timeout: 20_000, interval: 100 }
const untilFlagged = (expected: readonly (readonly number[])[]) =>
  expect.poll(() => scene.flagged(), patiently).toEqual(expected)

describe('a record that is the fault of whoever wrote it', () => {
  test('goes to dead letters with its bytes and the reason, once, and the stream goes on', async () => {
    const garbage = Buffer.from([0, 0, 0, 9, 9, 1, 2, 3])
    await scene.put(0, ['a', garbage, 'bang', Buffer.from('{"prompt": 1}'), 'quiet', 'b'])
    const running = scene.start()
    await untilFlagged([[0, 5], [], []])
    expect(await running.stop()).toBe(0)
    const letters = await scene.deadLetters()
    expect(
      letters.map(({ source, errorClass, message }) => [source.offset, errorClass, message]).sort(),
    ).toEqual([
      [1, 'undecodable', expect.stringContaining('schema id 2313')],
      [2, 'RangeError', expect.stringMatching(/ threw in .*process, scene-processor\.ts:\d+$/)],
      [3, 'invalid', 'timestamp: is required and missing'],
    ])
    expect(letters.find(({ source }) => source.offset === 1)).toMatchObject({
      processor: scene.name,
      value: garbage,
      source: { topic: `${scene.name}.in`, partition: 0, offset: 1 },
    })
  })
})

describe('a partition on which nearly everything is garbage', () => {
  test('rests, and says so; the others go on', async () => {
    const running = scene.start()
    await running.says(/^readiness \{\}/)
    await scene.put(
      0,
      Array.from({ length: 600 }, () => Buffer.from('garbage')),
    )
    await running.says(/^readiness .*nearly everything goes to dead letters/)
    const before = (await scene.deadLetters()).length
    expect(before).toBeGreaterThanOrEqual(500)

    await scene.put(0, ['after the garbage'])
    for (const more of [['a'], ['b'], ['c']]) {
      await scene.put(1, more)
      await scene.put(2, more)
    }
    await untilFlagged([[], [0, 1, 2], [0, 1, 2]])
    expect((await scene.deadLetters()).every(({ source }) => source.partition === 0)).toBe(true)
    expect(running.lines.filter((line) => line.includes('rests; see dead_letters'))).toHaveLength(1)
    expect(await running.stop()).toBe(0)
  })

  test('goes on where it stopped when the processor is started anew', async () => {
    const running = scene.start()
    await running.says(/^readiness \{\}/)
    await scene.put(
      0,
      Array.from({ length: 500 }, () => Buffer.from('garbage')),
    )
    await running.says(/^readiness .*nearly everything/)
    await scene.put(0, ['a', 'b'])
    expect(await running.stop()).toBe(0)
    const next = scene.start()
    await untilFlagged([[500, 501], [], []])
    expect(await next.stop()).toBe(0)
    expect(await scene.deadLetters()).toHaveLength(500)
  })
})

describe('a broker that is away', () => {
  /** Stands before the broker; the broker itself tells the client where it is. */
  const proxies: { readonly server: Server; readonly sockets: Set<Socket> }[] = []
  afterEach(() => {
    for (const { server, sockets } of proxies.splice(0)) {
      server.close()
      for (const socket of sockets) socket.destroy()
    }
  })
  const portOf = (server: Server): number => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  function listen(port: number): Promise<Server> {
    const [host, brokerPort] = (testKafka.bootstrapServers.split(',')[0] ?? '').split(':')
    const sockets = new Set<Socket>()
    const server = createServer((near) => {
      const far = connect(Number(brokerPort), host)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => socket.destroy())
      }
      near.pipe(far).pipe(near)
    })
    proxies.push({ server, sockets })
    return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
  }

  test('at the start is waited for: the service says what it waits for, and begins when it is there', async () => {
    await scene.put(0, ['a', 'b'])
    const taken = await listen(0)
    const port = portOf(taken)
    taken.close()
    const running = scene.start({ bootstrapServers: `127.0.0.1:${port}` })
    await running.says(/^readiness \{"brokers":/)
    expect(await scene.flagged()).toEqual([[], [], []])
    await listen(port)
    await untilFlagged([[0, 1], [], []])
    await running.says(/^readiness \{\}/)
    expect(await running.stop()).toBe(0)
  })

  test('does not hold up the end of a service that waits for it', async () => {
    const running = scene.start({ bootstrapServers: '127.0.0.1:1' })
    await running.says(/^readiness \{"start":/)
    expect(await running.stop()).toBeTypeOf('number')
  })
})
