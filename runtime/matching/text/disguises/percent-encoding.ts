import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { sequenceLength, spellBytes } from './text-bytes.ts'

const encoded = /(?:%[0-9a-f]{2})+/gi
/** Words that plus signs join, as forms write spaces; at least three. */
const joined = /(?<![\w+])[\w'.,!?-]+(?:\+[\w'.,!?-]+){2,}(?![\w+])/g

/** Percent-encoding, and plus signs for spaces. */
export function readPercentEncoding(text: string): readonly Reading[] {
  const replacements: Replacement[] = []
  for (const { 0: written, index } of text.matchAll(encoded))
    replacements.push(...replacementsOf(written, index))
  if (replacements.length === 0) return text.includes('+') ? readPluses(text) : []
  for (const place of plusesAround(text, replacements)) replacements.push(place)
  replacements.sort((a, b) => a.start - b.start)
  return readTogether(text, replacements, 'percent-encoding')
}

/** The characters of a run of encoded bytes; bytes that are no text are left as they are written. */
function replacementsOf(written: string, at: number): readonly Replacement[] {
  const bytes = Uint8Array.from(written.slice(1).split('%'), (digits) => Number.parseInt(digits, 16))
  const replacements: Replacement[] = []
  for (let byte = 0; byte < bytes.length; ) {
    const length = Math.max(1, sequenceLength(bytes[byte] ?? 0))
    const [start, end] = [at + byte * 3, at + (byte + length) * 3]
    const spelled = spellBytes(bytes.subarray(byte, byte + length), () => ({ start, end }))
    if (spelled && spelled.text !== '')
      replacements.push({ start, end, pieces: [{ text: spelled.text, start, end }] })
    byte += length
  }
  return replacements
}

/** Plus signs within words that have encoded characters. */
function plusesAround(text: string, replacements: readonly Replacement[]): readonly Replacement[] {
  const found: Replacement[] = []
  let after = 0
  for (const { start, end } of replacements) {
    for (let at = start - 1; at >= after && !/\s/.test(text[at] ?? ' '); at--)
      if (text[at] === '+') found.push(space(at))
    after = end
    if (replacements.at(-1)?.start === start)
      for (let at = end; at < text.length && !/\s/.test(text[at] ?? ' '); at++)
        if (text[at] === '+') found.push(space(at))
  }
  return found
}

const space = (at: number): Replacement => ({
  start: at,
  end: at + 1,
  pieces: [{ text: ' ', start: at, end: at + 1 }],
})

function readPluses(text: string): readonly Reading[] {
  const replacements: Replacement[] = []
  for (const { 0: written, index } of text.matchAll(joined))
    if (/[a-z]{3}/i.test(written))
      for (let at = 0; at < written.length; at++)
        if (written[at] === '+') replacements.push(space(index + at))
  return readTogether(text, replacements, 'percent-encoding')
}
