import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { wordStarts } from './squeezed-words.ts'

const fewest = 4
/** A run of more letters without a gap between words is more than one word. */
const longestWord = 9
/** In so many letters words are looked for. */
const longestSqueezed = 2_000

/**
 * Characters that stand alone with the same thing between any two: spaces, dots, hyphens and the like. What is between and what is
 * not have nothing in common, so that the pattern cannot match in two ways.
 */
const run =
  /(?<![^\s.\-_*|/,~·•:;+])[\p{L}\p{N}](?:[\s.\-_*|/,~·•:;+]{1,7}[^\s.\-_*|/,~·•:;+](?![^\s.\-_*|/,~·•:;+])){3,}/gu
const unit = /([\s.\-_*|/,~·•:;+]*)([^\s.\-_*|/,~·•:;+])/gu
const isLetter = /\p{L}/u

/** Letters that were set apart, put together again; where the gaps between words are lost, known words are found in them. */
export function readSpacedLetters(text: string): readonly Reading[] {
  const replacements: Replacement[] = []
  let squeezed = false
  for (const { 0: written, index } of text.matchAll(run)) {
    const letters = lettersOf(written, index)
    if (letters.filter(({ text: letter }) => isLetter.test(letter)).length < fewest) continue
    const replacement = join(letters)
    squeezed ||= replacement.squeezed
    replacements.push(replacement)
  }
  return readTogether(text, replacements, 'spaced-out-letters').map((reading) =>
    squeezed ? { ...reading, squeezed } : reading,
  )
}

interface Letter {
  readonly gap: string
  readonly text: string
  readonly start: number
  readonly end: number
}

function lettersOf(written: string, at: number): readonly Letter[] {
  const letters: Letter[] = []
  for (const { 0: whole, 1: gap = '', 2: text = '', index } of written.matchAll(unit)) {
    const start = at + index + gap.length
    letters.push({ gap, text, start, end: at + index + whole.length })
  }
  return letters
}

function join(letters: readonly Letter[]): Replacement & { readonly squeezed: boolean } {
  const usual = usualGap(letters)
  const pieces: { text: string; start: number; end: number }[] = []
  let hasGaps = false
  letters.forEach(({ gap, text, start, end }, index) => {
    if (index > 0 && gap !== usual && (gap.length > usual.length || (/\s/.test(gap) && !/\s/.test(usual)))) {
      hasGaps = true
      pieces.push({ text: ' ', start: start - gap.length, end: start })
    }
    pieces.push({ text, start, end })
  })
  const [first, last] = [letters[0], letters.at(-1)]
  const whole = { start: first?.start ?? 0, end: last?.end ?? 0 }
  if (hasGaps || letters.length <= longestWord) return { ...whole, pieces, squeezed: false }
  if (letters.length > longestSqueezed) return { ...whole, pieces, squeezed: true }
  const starts = wordStarts(letters.map(({ text }) => text.toLowerCase()[0] ?? ' ').join(''))
  if (!starts) return { ...whole, pieces, squeezed: true }
  const spaced = letters.flatMap(({ text, start, end }, index) =>
    index > 0 && starts.has(index)
      ? [
          { text: ' ', start, end: start },
          { text, start, end },
        ]
      : [{ text, start, end }],
  )
  return { ...whole, pieces: spaced, squeezed: false }
}

/** What stands between most letters. */
function usualGap(letters: readonly Letter[]): string {
  const counts = new Map<string, number>()
  for (const { gap } of letters.slice(1)) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ' '
}
