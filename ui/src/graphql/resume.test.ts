import { expect, test } from 'vitest'
import { type Connection, subscribe } from './resume.ts'

const document = { toString: () => 'subscription { x }' } as unknown as Parameters<
  typeof subscribe<{ x: { cursor: string } }, object, { cursor: string }>
>[0]['document']

const streamOf = (...frames: readonly object[]): Response =>
  new Response(frames.map((frame) => `event: next\ndata: ${JSON.stringify(frame)}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream' },
  })
const refusal = (code: string): Response =>
  new Response(JSON.stringify({ errors: [{ message: code, extensions: { code } }] }), {
    headers: { 'content-type': 'application/json' },
  })

/** Runs a subscription against these answers, one for each try. */
async function run(answers: readonly (Response | Error)[]) {
  const asked: (string | undefined)[] = []
  const frames: string[] = []
  const connections: Connection[] = []
  let end = (): void => undefined
  await new Promise<void>((resolve) => {
    end = subscribe({
      document,
      variables: {},
      frameOf: ({ x }: { x: { cursor: string } }) => x,
      onFrame: ({ cursor }) => frames.push(cursor),
      onConnection: (connection) => {
        connections.push(connection)
        if (connection === 'refused') resolve()
      },
      wait: () => Promise.resolve(),
      fetch: async (_url, init) => {
        const answer = answers[asked.length]
        asked.push(JSON.parse(String(init?.body)).variables.after)
        if (!answer) {
          resolve()
          return new Promise<Response>(() => undefined)
        }
        if (answer instanceof Error) throw answer
        return answer
      },
    })
  })
  end()
  return { asked, frames, connections }
}

const frame = (cursor: string) => ({ data: { x: { cursor } } })

test('comes back with the cursor of the last frame', async () => {
  const { asked, frames, connections } = await run([
    streamOf(frame('1'), frame('2')),
    new TypeError('cut off'),
    streamOf(frame('3')),
  ])
  expect(asked).toEqual([undefined, '2', '2', '3'])
  expect(frames).toEqual(['1', '2', '3'])
  expect(connections).toEqual([
    'connecting',
    'live',
    'live',
    'reconnecting',
    'reconnecting',
    'live',
    'reconnecting',
  ])
})

test('drops a cursor that is not taken any more', async () => {
  const { asked } = await run([streamOf(frame('1')), refusal('BAD_CURSOR')])
  expect(asked).toEqual([undefined, '1', undefined])
})

test('gives up where trying again does not help', async () => {
  const { connections } = await run([refusal('FORBIDDEN')])
  expect(connections).toEqual(['connecting', 'refused'])
})
