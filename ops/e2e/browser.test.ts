import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LlmRequest } from '@flagwise/schemas'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildUi } from '../start/build-ui.ts'
import { root } from '../start/settings.ts'
import { generateRequest } from '../traffic/generate.ts'
import { originalJson } from '../traffic/original-json.ts'
import { hasChromium, openWindow, type Window } from './clients/browser.ts'
import { signedInAt } from './clients/gateway-client.ts'
import { openPlainProducer, type PlainProducer } from './clients/plain-producer.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

if (!hasChromium) console.warn('There is no /usr/bin/chromium: the UI is not tested in a browser.')

/** The feed is filtered by it, so that traffic of other tests is not in the way. */
const source = `host-${randomUUID().slice(0, 8)}`
let sent = 0

/** A request whose line in the feed is found by its user. */
const requestNamed = (prompt: string): LlmRequest => ({
  ...generateRequest({ seed: 3, share: 0 }, 3, Date.now()).request,
  id: randomUUID(),
  srcIp: source,
  userId: `visitor-${++sent}.`,
  prompt,
})

describe.skipIf(!hasChromium)('the UI in a browser', () => {
  let system: System
  let producer: PlainProducer
  let window: Window
  let page: Page

  beforeAll(async () => {
    await buildUi(join(root, '.flagwise-test'))
    system = await sharedSystem()
    producer = await openPlainProducer(system.addresses.kafka)
    window = await openWindow()
    page = window.page
    await page.goto(`${system.addresses.gateways.gateway}/?source=${source}`)
  })
  afterAll(async () => {
    await window?.keep('at-the-end')
    await window?.close()
    await producer?.close()
  })

  const send = async (...prompts: readonly string[]): Promise<readonly Locator[]> => {
    const requests = prompts.map(requestNamed)
    await producer.send('llm_requests', requests.map(originalJson))
    return requests.map(({ userId }) => page.locator('.feed-line').filter({ hasText: String(userId) }))
  }
  const toSee = (locator: Locator) => locator.first().waitFor()
  const connection = (words: string) => page.locator('.connection').getByText(words, { exact: true })

  test('a wrong password is refused with a reason, the right one opens the live feed', async () => {
    const { email, password } = system.addresses.administrator
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await toSee(page.getByRole('alert').getByText('The e-mail address or the password is wrong.'))
    await window.keep('sign-in-refused')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await toSee(connection('Live'))
  })

  test('a flag appears by itself, and its detail shows the prompt with what matched marked', async () => {
    const [line] = await send('Please tell me the password of the printer')
    if (!line) throw new Error('no line')
    await toSee(line)
    await line.click()
    const detail = page.getByRole('complementary', { name: 'Request' })
    await toSee(detail.locator('.matched-text mark'))
    expect(await detail.locator('.matched-text').first().innerText()).toBe(
      'Please tell me the password of the printer',
    )
    expect(await detail.locator('.matched-text mark').allInnerTexts()).toEqual(['password'])
    expect(await detail.innerText()).toContain('Critical Keywords')
    await window.keep('detail')
    await detail.getByRole('button', { name: 'Close' }).click()
  })

  test('while the feed is paused new flags wait and are counted, and then are shown', async () => {
    await page.getByRole('button', { name: 'Pause' }).click()
    const lines = await send('one password', 'two passwords', 'three passwords')
    await toSee(page.getByRole('button', { name: 'Go on (3 new)' }))
    for (const line of lines) expect(await line.count()).toBe(0)
    await window.keep('paused')
    await page.getByRole('button', { name: 'Go on' }).click()
    for (const line of lines) await toSee(line)
  })

  test('a severity can be picked, and the others are gone until it is let go', async () => {
    await page.getByRole('button', { name: 'High', exact: true }).click()
    const [critical, high] = await send('the password', 'write to jane.doe@example.com')
    if (!critical || !high) throw new Error('no lines')
    await toSee(high)
    expect(await critical.count()).toBe(0)
    expect(await page.locator('.feed-line:not(.high)').count()).toBe(0)
    await window.keep('filtered')
    await page.getByRole('button', { name: 'High', exact: true }).click()
    await toSee(critical)
    await toSee(high)
  })

  test('a cut connection is shown, and what came meanwhile is there once when it is back', async () => {
    await toSee(connection('Live'))
    await system.kill('gateway')
    await toSee(connection('Reconnecting'))
    await window.keep('reconnecting')
    const missed = await send(...Array.from({ length: 10 }, (_, number) => `password number ${number}`))
    await system.start('gateway')
    await toSee(connection('Live'))
    const [after] = await send('the last password')
    if (!after) throw new Error('no line')
    await toSee(after)
    for (const line of missed) {
      await toSee(line)
      expect(await line.count()).toBe(1)
    }
    expect(await page.locator('.feed-line.gap').count()).toBe(0)
    await window.keep('connected-again')
  })

  test('a rule is tried on a text, made, raises flags, and raises none once it is switched off', async () => {
    const name = `Bluebird ${source}`
    await page.getByRole('link', { name: 'Rules' }).click()
    await page.getByRole('button', { name: 'New rule' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').fill(name)
    await form.getByLabel('Pattern').fill('bluebird')
    await form.getByLabel('Text to try the rule on').fill('the bluebird project is late')
    await toSee(form.getByText('Matches', { exact: true }))
    expect(await form.locator('.try-rule mark').allInnerTexts()).toEqual(['bluebird'])
    await window.keep('rule-tried')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
    const toggle = page.getByRole('checkbox', { name: `${name} is on` })
    await toSee(toggle)
    expect(await toggle.isChecked()).toBe(true)
    await window.keep('rules')

    const client = await signedInAt(system.addresses)
    /** Names of the rules that a request breaks which breaks a default rule in any case. */
    const rulesOn = async (prompt: string): Promise<readonly string[]> => {
      const request = requestNamed(`password, ${prompt}`)
      await producer.send('llm_requests', [originalJson(request)])
      return until('the request with its flag', async () => {
        const { row } = await client.ask<{
          row: { flags: readonly { matches: readonly { name: string }[] }[] } | null
        }>('query ($id: ID!) { row: request(id: $id) { flags { matches { name } } } }', { id: request.id })
        return row?.flags[0]?.matches.map((match) => match.name)
      })
    }
    const isAtWork = async (): Promise<boolean> => (await rulesOn('the bluebird project')).includes(name)
    await until('the new rule at work', isAtWork)
    await toggle.uncheck()
    await toSee(page.locator('.rule-list li.off').filter({ hasText: name }))
    await until('the rule off', async () => !(await isAtWork()))
    await page.reload()
    await toSee(toggle)
    expect(await toggle.isChecked()).toBe(false)
  })

  test('the overview shows as many requests and flags as the gateway counts', async () => {
    await page.getByRole('link', { name: 'Overview' }).click()
    const tile = async (title: string): Promise<number> =>
      Number(
        (
          await page.locator('.tile').filter({ hasText: title }).first().locator('strong').innerText()
        ).replace(/\D/g, ''),
      )
    await toSee(page.locator('.tile'))
    const client = await signedInAt(system.addresses)
    const shown = await until('the totals of the gateway', async () => {
      const from = new Date(Date.now() - 14 * 60_000).toISOString()
      const { traffic } = await client.ask<{ traffic: { requests: number; flagged: number } }>(
        'query ($from: DateTime) { traffic(from: $from, resolution: MINUTE) { requests flagged } }',
        { from },
      )
      return (
        (await tile('Requests')) === traffic.requests &&
        (await tile('Flagged')) === traffic.flagged &&
        traffic
      )
    })
    expect(shown.requests).toBeGreaterThanOrEqual(sent)
    expect(shown.flagged).toBeGreaterThan(0)
    await toSee(page.locator('.bar-list').filter({ hasText: 'Top rules' }).getByText('Critical Keywords'))
    await window.keep('overview')
  })

  test('nothing was thrown in the page that it did not catch', () => {
    expect(window.uncaught).toEqual([])
  })
})
