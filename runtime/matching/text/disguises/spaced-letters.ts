import { saysSomething } from './known-words.ts'
import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { wordStarts } from './squeezed-words.ts'

const fewest = 4
/** A run of more letters without a gap between words is more than one word. */
const longestWord = 9
/** In so many letters words are looked for. */
const longestSqueezed = 2_000

/**
 * Characters that stand alone with nothing but white space between any two, and with dots, hyphens and the like as well. What is between
 * and what is not have nothing in common, so that the patterns cannot match in two ways.
 */
const ways = [
  { run: /(?<!\S)\S(?:\s{1,7}\S(?!\S)){3,}/gu, unit: /(\s*)(\S)/gu },
  {
    run: /(?<![^\s.\-_*|/,~·•:;+])[\p{L}\p{N}](?:[\s.\-_*|/,~·•:;+]{1,7}[^\s.\-_*|/,~·•:;+](?![^\s.\-_*|/,~·•:;+])){3,}/gu,
    unit: /([\s.\-_*|/,~·•:;+]*)([^\s.\-_*|/,~·•:;+])/gu,
  },
]
const isLetter = /\p{L}/u
/** Of what is spaced out in a text, so much is letters and digits; else signs stand between them, too. */
const mostlyWords = 0.6

/** Letters that were set apart, put together again; where the gaps between words are lost, known words are found in them. */
export function readSpacedLetters(text: string): readonly Reading[] {
  for (const { run, unit } of ways) {
    const replacements: Replacement[] = []
    let squeezed = false
    let all = 0
    let words = 0
    for (const { 0: written, index } of text.matchAll(run)) {
      const letters = lettersOf(written, index, unit)
      if (letters.filter(({ text: letter }) => isLetter.test(letter)).length < fewest) continue
      all += letters.length
      words += letters.filter(({ text: letter }) => isWord.test(letter)).length
      const replacement = join(letters)
      squeezed ||= replacement.squeezed
      replacements.push(replacement)
    }
    if (replacements.length === 0 || words < mostlyWords * all) continue
    return readTogether(text, replacements, 'spaced-out-letters').map((reading) =>
      squeezed ? { ...reading, squeezed } : reading,
    )
  }
  return []
}

const isWord = /[\p{L}\p{N}\p{M}]/u

interface Letter {
  readonly gap: string
  readonly text: string
  readonly start: number
  readonly end: number
}

function lettersOf(written: string, at: number, unit: RegExp): readonly Letter[] {
  const letters: Letter[] = []
  for (const { 0: whole, 1: gap = '', 2: text = '', index } of written.matchAll(unit)) {
    const start = at + index + gap.length
    letters.push({ gap, text, start, end: at + index + whole.length })
  }
  return letters
}

/** What some set between words instead of a wider gap, and what it stands before in a path. */
const betweenWords = /^[/|·•~*_-]$/
const inPath = /^[./]?$/
const fewestBetween = 2

/** The letters without the sign that stands between the words, which is then a gap. */
function withoutSigns(letters: readonly Letter[], usual: string): readonly Letter[] {
  if (letters.some(({ gap }, index) => index > 0 && gap !== usual)) return letters
  const sign = commonest(letters.flatMap(({ text }) => (betweenWords.test(text) ? [text] : [])))
  const places = letters.flatMap(({ text }, index) => (text === sign ? [index] : []))
  const isPath = places.some((at) => at === 0 || inPath.test(letters[at + 1]?.text ?? ''))
  if (sign === undefined || places.length < fewestBetween || isPath) return letters
  if (
    !saysSomething(
      letters
        .map(({ text }) => text)
        .join('')
        .replaceAll(sign, ' '),
    )
  )
    return letters
  const kept: Letter[] = []
  let gap = ''
  for (const letter of letters) {
    gap += letter.gap
    if (letter.text === sign) continue
    kept.push({ ...letter, gap })
    gap = ''
  }
  return kept
}

function join(all: readonly Letter[]): Replacement & { readonly squeezed: boolean } {
  const usual = usualGap(all)
  const letters = withoutSigns(all, usual)
  const pieces: { text: string; start: number; end: number }[] = []
  let hasGaps = false
  letters.forEach(({ gap, text, start, end }, index) => {
    if (index > 0 && gap !== usual && (gap.length > usual.length || (/\s/.test(gap) && !/\s/.test(usual)))) {
      hasGaps = true
      pieces.push({ text: gap.includes('\n') ? '\n' : ' ', start: start - gap.length, end: start })
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
const usualGap = (letters: readonly Letter[]): string =>
  commonest(letters.slice(1).map(({ gap }) => gap)) ?? ' '

function commonest(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
