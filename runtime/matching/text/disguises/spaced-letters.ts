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
  { run: /(?<!\S)\S(?:\s{1,7}\S(?!\S)){3,}/gu, isBetween: isOf(/^\s$/) },
  {
    run: /(?<![^\s.\-_*|/,~·•:;+])[\p{L}\p{N}](?:[\s.\-_*|/,~·•:;+]{1,7}[^\s.\-_*|/,~·•:;+](?![^\s.\-_*|/,~·•:;+])){3,}/gu,
    isBetween: isOf(/^[\s.\-_*|/,~·•:;+]$/),
  },
]

/** Whether an expression describes a character, by its code unit or code point; of ASCII it is asked once. */
function isOf(described: RegExp): (code: number) => boolean {
  const table = Uint8Array.from({ length: 0x80 }, (_, code) =>
    described.test(String.fromCharCode(code)) ? 1 : 0,
  )
  return (code) => (code < 0x80 ? table[code] === 1 : described.test(String.fromCodePoint(code)))
}

const isLetter = isOf(/^\p{L}$/u)
const isWord = isOf(/^[\p{L}\p{N}\p{M}]$/u)
/** Of what is spaced out in a text, so much is letters and digits; else signs stand between them, too. */
const mostlyWords = 0.6

/** Letters that were set apart, put together again; where the gaps between words are lost, known words are found in them. */
export function readSpacedLetters(text: string): readonly Reading[] {
  for (const { run, isBetween } of ways) {
    const replacements: Replacement[] = []
    let squeezed = false
    let all = 0
    let words = 0
    for (const { 0: written, index } of text.matchAll(run)) {
      const letters = lettersOf(written, index, isBetween)
      if (count(letters, isLetter) < fewest) continue
      all += letters.length
      words += count(letters, isWord)
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

interface Letter {
  readonly gap: string
  readonly text: string
  readonly start: number
  readonly end: number
}

function lettersOf(written: string, at: number, isBetween: (code: number) => boolean): readonly Letter[] {
  const letters: Letter[] = []
  for (let from = 0; from < written.length; ) {
    let start = from
    while (start < written.length && isBetween(written.charCodeAt(start))) start++
    if (start === written.length) break
    const end = start + ((written.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
    const gap = written.slice(from, start)
    letters.push({ gap, text: written.slice(start, end), start: at + start, end: at + end })
    from = end
  }
  return letters
}

function count(letters: readonly Letter[], is: (code: number) => boolean): number {
  let number = 0
  for (const { text } of letters) if (is(text.codePointAt(0) ?? 0)) number++
  return number
}

/** What some set between words instead of a wider gap, and what it stands before in a path. */
const betweenWords: ReadonlySet<string> = new Set('/|·•~*_-')
const inPath = /^[./]?$/
const fewestBetween = 2

/** The letters without the sign that stands between the words, which is then a gap. */
function withoutSigns(letters: readonly Letter[], usual: string): readonly Letter[] {
  for (let at = 1; at < letters.length; at++) if (letters[at]?.gap !== usual) return letters
  const sign = commonest(letters.map(({ text }) => text).filter((text) => betweenWords.has(text)))
  if (sign === undefined) return letters
  const places = letters.flatMap(({ text }, index) => (text === sign ? [index] : []))
  const isPath = places.some((at) => at === 0 || inPath.test(letters[at + 1]?.text ?? ''))
  if (places.length < fewestBetween || isPath) return letters
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
  const pieces: Replacement['pieces'][number][] = []
  let hasGaps = false
  let index = 0
  for (const letter of letters) {
    const { gap, start } = letter
    if (index > 0 && gap !== usual && (gap.length > usual.length || (/\s/.test(gap) && !/\s/.test(usual)))) {
      hasGaps = true
      pieces.push({ text: gap.includes('\n') ? '\n' : ' ', start: start - gap.length, end: start })
    }
    pieces.push(letter)
    index++
  }
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
  for (let at = 0; at < all.length; ) {
    const one = all[at] ?? ''
    const from = at
    while (at < all.length && all[at] === one) at++
    counts.set(one, (counts.get(one) ?? 0) + at - from)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
