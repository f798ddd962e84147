import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { root } from '../../start/settings.ts'

/** Debian's, which setting up installs. */
const chromiumPath = '/usr/bin/chromium'
export const hasChromium = existsSync(chromiumPath)

const quiet = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
]

/** A person's window onto FlagWise. */
export interface Window {
  readonly page: Page
  /** What the page threw and did not catch. */
  readonly uncaught: readonly string[]
  /** Keeps what is to be seen now in `.flagwise-test/screenshots`. */
  keep(name: string): Promise<void>
  close(): Promise<void>
}

/** Opens an empty window. Waiting for anything in it takes a minute at most. */
export async function openWindow(): Promise<Window> {
  const screenshots = join(root, '.flagwise-test', 'screenshots')
  mkdirSync(screenshots, { recursive: true })
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath,
    args: quiet.map((name) => `--${name}`),
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  page.setDefaultTimeout(60_000)
  const uncaught: string[] = []
  page.on('pageerror', (error) => uncaught.push(error.message))
  return {
    page,
    uncaught,
    async keep(name) {
      await page.screenshot({ path: join(screenshots, `${name}.png`) })
    },
    close: () => browser.close(),
  }
}
