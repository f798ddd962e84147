import type { Span } from './features/feature.ts'

const shortestText = 24
const longestPeriod = 48
const probe = 8

/**
 * A place where a text says the same at least `times` times on end, such as a word repeated to push what stands before it out of mind.
 * Looks at three places only, so that the cost does not grow with the text.
 */
export function repeatedRun(text: string, times: number): Span | null {
  if (text.length < shortestText) return null
  for (const part of [0, 0.25, 0.5, 0.8]) {
    const start = Math.floor(text.length * part)
    const piece = text.slice(start, start + probe)
    const window = text.slice(start + 1, start + longestPeriod + probe)
    const period = window.indexOf(piece) + 1
    if (period <= 1 || piece.trim().length < 3) continue
    const unit = text.slice(start, start + period)
    if (!/[\p{L}\p{N}]/u.test(unit)) continue
    let count = 1
    while (text.startsWith(unit, start + count * period)) count++
    if (count >= times) return { start, end: start + count * period }
  }
  return null
}
