import type { Reading } from './spelling.ts'
import { spellBytes } from './text-bytes.ts'

const shortest = 16
/** Lines of a wrapped run are at least so long, and all but the last of one length. */
const shortestLine = 32
const none = 255
const digitValue: Uint8Array = buildValues()

function buildValues(): Uint8Array {
  const table = new Uint8Array(128).fill(none)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (let value = 0; value < 64; value++) table[alphabet.charCodeAt(value)] = value
  table['-'.charCodeAt(0)] = 62
  table['_'.charCodeAt(0)] = 63
  return table
}

const isDigit = (code: number): boolean => (digitValue[code] ?? none) !== none

function runEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && isDigit(text.charCodeAt(at))) at++
  return at
}

/** Base64 and base64url, padded or not, on one line or wrapped, that decodes to text. */
export function readBase64(text: string): readonly Reading[] {
  const readings: Reading[] = []
  let from = 0
  while (from + shortest <= text.length) {
    let at = from + shortest - 1
    while (at >= from && isDigit(text.charCodeAt(at))) at--
    if (at >= from) {
      from = at + 1
      continue
    }
    const lines = linesOf(text, from)
    const end = lines.at(-1)?.to ?? from + shortest
    const whole = decode(text, lines)
    if (whole) readings.push(whole)
    else for (const line of lines) readings.push(...decodePieces(text, line))
    from = end
  }
  return readings
}

interface Line {
  readonly from: number
  readonly to: number
}

/** The run that starts at `from`, and the lines that go on with it. */
function linesOf(text: string, from: number): readonly Line[] {
  let to = runEnd(text, from)
  const lines: Line[] = [{ from, to }]
  const width = to - from
  while (width >= shortestLine && to - (lines.at(-1)?.from ?? 0) === width) {
    let next = to
    if (text[next] === '\r') next++
    if (text[next] !== '\n') break
    next++
    while (text[next] === ' ' || text[next] === '\t') next++
    to = runEnd(text, next)
    if (to === next || to - next > width) break
    lines.push({ from: next, to })
  }
  return lines
}

/** Runs between separators of a run: a path or an identifier may stand before what is encoded. */
function decodePieces(text: string, line: Line): readonly Reading[] {
  const readings: Reading[] = []
  let from = line.from
  for (let at = line.from; at <= line.to; at++) {
    if (at < line.to && !'/+-_'.includes(text[at] ?? '')) continue
    if (at - from >= shortest && at - from < line.to - line.from) {
      const reading = decode(text, [{ from, to: at }])
      if (reading) readings.push(reading)
    }
    from = at + 1
  }
  return readings
}

/** Decided by the first bytes for almost everything that is no text. */
const decidingDigits = 24

function decode(text: string, lines: readonly Line[]): Reading | null {
  const first = lines[0]
  if (
    !first ||
    !spell(text, placesOf([{ from: first.from, to: Math.min(first.to, first.from + decidingDigits) }]))
  )
    return null
  return spell(text, placesOf(lines))
}

function placesOf(lines: readonly Line[]): readonly number[] {
  const places: number[] = []
  for (const { from, to } of lines) for (let at = from; at < to; at++) places.push(at)
  return places
}

function spell(text: string, places: readonly number[]): Reading | null {
  const bytes = new Uint8Array(Math.floor((places.length * 3) / 4))
  let bits = 0
  let held = 0
  let length = 0
  for (const place of places) {
    bits = ((bits << 6) | (digitValue[text.charCodeAt(place)] ?? 0)) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[length++] = (bits >> held) & 0xff
    }
  }
  return (
    spellBytes(bytes, (byte) => ({
      start: places[Math.floor((byte * 4) / 3)] ?? 0,
      end: (places[Math.min(places.length - 1, Math.ceil(((byte + 1) * 4) / 3) - 1)] ?? 0) + 1,
    }))?.as('base64') ?? null
  )
}
