import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openErrorReports } from './error-reports.ts'
import { openLog } from './log.ts'

/** A peer that takes Sentry's envelopes: lines of JSON. */
async function sentryPeer() {
  const events: {
    level?: string
    tags?: { service?: string }
    exception?: { values: { value: string }[] }
  }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const lines = Buffer.concat(chunks).toString().split('\n').filter(Boolean)
    events.push(
      ...lines.map((line) => JSON.parse(line)).filter((line) => 'event_id' in line && 'level' in line),
    )
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { events, port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test('what is logged as an error reaches Sentry once a minute, and says which service', async () => {
  const peer = await sentryPeer()
  const env = { SENTRY_DSN: `http://key@127.0.0.1:${peer.port}/1`, ENVIRONMENT: 'production' }
  const reports = await openErrorReports('detection', env)
  const log = openLog('detection', 'error', reports)
  log.info('all is well')
  log.error({ err: new Error('the broker is gone'), prompt: 'my secret' }, 'the turn failed')
  log.error({ err: new Error('the broker is gone') }, 'the turn failed')
  await reports.flush(5_000)
  peer.close()
  expect(peer.events).toMatchObject([
    {
      level: 'error',
      environment: 'production',
      tags: { service: 'detection' },
      exception: { values: [{ value: 'the broker is gone' }] },
    },
  ])
  expect(JSON.stringify(peer.events)).not.toContain('my secret')
})

test('without SENTRY_DSN nothing is reported', async () => {
  const reports = await openErrorReports('detection', {})
  reports.report('error', 'nobody hears this', new Error('unheard'))
  await reports.flush(10)
})
