import type { Reading } from './spelling.ts'
import { readBytes, type WrittenBytes } from './text-bytes.ts'

const shortest = 16
/** Lines of a wrapped run are at least so long, and all but the last of one length. */
const shortestLine = 32
/** In so many runs, and in so many parts of each, what is encoded is looked for behind something else. */
const mostPieces = 200
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
  let pieces = 0
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
    else if (pieces++ < mostPieces) for (const line of lines) readings.push(...decodePieces(text, line))
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
  let tried = 0
  for (let at = line.from; at <= line.to; at++) {
    if (at < line.to && !'/+-_'.includes(text[at] ?? '')) continue
    if (at - from >= shortest && at - from < line.to - line.from && tried++ < mostPieces) {
      const reading = decode(text, [{ from, to: at }])
      if (reading) readings.push(reading)
    }
    from = at + 1
  }
  return readings
}

function decode(text: string, lines: readonly Line[]): Reading | null {
  const [first] = lines
  if (!first || !mayBeText(text, first)) return null
  return readBytes(bytesOf(text, lines), 'base64')
}

/** Bytes below a space that text has: zero (in UTF-16), tab and the ends of lines. */
const layout = (byte: number): boolean => byte === 0 || byte === 0x09 || byte === 0x0a || byte === 0x0d
/** So many digits tell almost everything that is no text. */
const telling = 24

function mayBeText(text: string, { from, to }: Line): boolean {
  let bits = 0
  for (let at = from; at < Math.min(to, from + telling); at++) {
    bits = (bits << 6) | (digitValue[text.charCodeAt(at)] ?? 0)
    if (((at - from) & 3) !== 3) continue
    for (const byte of [(bits >> 16) & 0xff, (bits >> 8) & 0xff, bits & 0xff])
      if ((byte < 0x20 && !layout(byte)) || byte === 0x7f || byte >= 0xf5) return false
    bits = 0
  }
  return true
}

function bytesOf(text: string, lines: readonly Line[]): WrittenBytes {
  const digits = lines.reduce((sum, { from, to }) => sum + to - from, 0)
  const most = Math.floor((digits * 3) / 4)
  const bytes = new Uint8Array(most)
  const [starts, ends] = [new Int32Array(most), new Int32Array(most)]
  let bits = 0
  let held = 0
  let length = 0
  let before = 0
  for (const { from, to } of lines)
    for (let at = from; at < to; at++) {
      bits = ((bits << 6) | (digitValue[text.charCodeAt(at)] ?? 0)) & 0xffff
      held += 6
      if (held >= 8) {
        held -= 8
        // A byte takes bits of two digits, never of more.
        starts[length] = before
        ends[length] = at + 1
        bytes[length++] = (bits >> held) & 0xff
      }
      before = at
    }
  return { bytes: bytes.subarray(0, length), starts, ends }
}
