import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildUi } from '../start/build-ui.ts'
import { root } from '../start/settings.ts'
import { hasChromium, openWindow, type Window } from './clients/browser.ts'
import { sendPrompts } from './clients/send-prompts.ts'
import { sharedSystem } from './system/join.ts'

const word = `waxwing${randomUUID().slice(0, 8)}`

describe.skipIf(!hasChromium)('a backtest in the browser', () => {
  let window: Window
  let page: Page

  beforeAll(async () => {
    await buildUi(join(root, '.flagwise-test'))
    const system = await sharedSystem()
    // Two that nothing flags now, and one that a default rule flags already.
    const prompts = [
      `the ${word} plan`,
      `more of the ${word}`,
      `the password of ${word}`,
      'a quiet afternoon',
    ]
    await sendPrompts(system.addresses.kafka, prompts)
    window = await openWindow()
    page = window.page
    await page.goto(`${system.addresses.gateways.gateway}/rules`)
    await page.getByLabel('E-mail').fill(system.addresses.administrator.email)
    await page.getByLabel('Password').fill(system.addresses.administrator.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  })
  afterAll(async () => {
    await window?.keep('backtest-at-the-end')
    await window?.close()
  })

  const part = () => page.getByRole('region', { name: 'What would change' })
  const figure = (name: string) =>
    part().locator('dl > div').filter({ hasText: name }).locator('dd').innerText()
  const run = async (): Promise<void> => {
    await part().getByRole('button', { name: 'Last hour' }).click()
    await part().getByRole('button', { name: 'See what would change' }).click()
    await part().locator('.headline').waitFor()
  }

  test('the editor says what a rule would flag, before it is saved', async () => {
    await page.getByRole('button', { name: 'New rule' }).click()
    const button = part().getByRole('button', { name: 'See what would change' })
    expect(await button.isDisabled()).toBe(true)
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').fill(word)
    await form.getByLabel('Pattern').fill(word)
    await run()
    expect(await part().locator('.headline').innerText()).toBe('2 would newly be flagged')
    expect(await figure('Newly flagged')).toBe('2')
    expect(await figure('No longer flagged')).toBe('0')
    expect(await figure('Other score or severity')).toBe('1')
    expect(await part().locator('details[open] li').count()).toBe(2)
    await part().locator('details').first().scrollIntoViewIfNeeded()
    await window.keep('backtest-new-rule')
    // The texts of the examples stay where they are.
    expect(await part().innerText()).not.toContain('more of the')
  })

  test('what is written after the report is not what the report is of', async () => {
    const form = page.getByRole('dialog')
    await form.getByLabel('Points').fill('40')
    await part().getByText('This is of what stood here before; run it again.').waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
  })

  test('a rule says what switching it off would change', async () => {
    await page.getByRole('button', { name: word }).first().click()
    await part().getByText('Tries the rule switched off.').waitFor()
    await run()
    expect(await part().locator('.headline').innerText()).toBe('2 would no longer be flagged')
    await window.keep('backtest-switch-off')
    expect(window.uncaught).toEqual([])
  })
})
