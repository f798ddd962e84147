import { isDigit, isWord } from './character.ts'
import { isDay } from './dates.ts'
import type { FoundDate } from './entity.ts'

/** Beginnings of the names of months in English, German, French, Spanish, Italian, Portuguese, Polish, Swedish and Turkish. */
const months = [
  ...[
    'jan',
    'feb',
    'mar',
    'apr',
    'may',
    'jun',
    'jul',
    'aug',
    'sep',
    'oct',
    'nov',
    'dec',
    'mär',
    'mai',
    'maj',
    'okt',
    'dez',
  ],
  ...[
    'fév',
    'avr',
    'juin',
    'juil',
    'aoû',
    'déc',
    'ene',
    'abr',
    'ago',
    'dic',
    'gen',
    'mag',
    'giu',
    'lug',
    'set',
    'ott',
    'fev',
    'out',
  ],
  ...[
    'sty',
    'lut',
    'kwi',
    'cze',
    'lip',
    'sie',
    'wrz',
    'paź',
    'lis',
    'gru',
    'oca',
    'şub',
    'nis',
    'haz',
    'tem',
    'ağu',
    'eyl',
    'eki',
    'kas',
    'ara',
  ],
].join('|')

/** All are tried where a row of digits begins, and bounded in length: reading a text for dates takes time in proportion to it. */
const yearFirst =
  /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?/y
const yearLast = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/y
const monthAndYear = /(\d{1,2})\/(\d{4}|\d\d)(?!\d)/y
/** What stands right after the digits of a day is no sign between two numbers. */
const dayAndMonth = new RegExp(
  `\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?[ -](?:(?:of|de|di) )?(?:${months})\\p{L}{0,8}\\.?(?:,?[ -](?:(?:of|de|del) )?(\\d{4}|\\d\\d)(?!\\d))?`,
  'iuy',
)
const monthBefore = new RegExp(`(?<!\\p{L})(?:${months})\\p{L}{0,8}\\.?[ -]$`, 'iu')
const afterMonth = /(?:\d{1,2}(?:st|nd|rd|th)?,? )?(\d{4})(?!\d)|\d\d(?!\d)/y

/** Longest name of a month with what stands after it. */
const longestMonth = 14

/** Dates in digits, and those with the name of a month beside digits, in their order. */
export function datesIn(text: string, runs: readonly number[]): readonly FoundDate[] {
  const found: FoundDate[] = []
  let read = 0
  for (const at of runs) {
    if (at < read) continue
    const date =
      isWord(text.charCodeAt(at - 1)) || isSeparator(text.charCodeAt(at - 1))
        ? monthFirst(text, at)
        : dateAt(text, at)
    if (date === null) continue
    found.push(date)
    read = date.end
  }
  return found
}

/** How a number goes on decides for most what they may be: hardly any is written as a date. */
function dateAt(text: string, start: number): FoundDate | null {
  let end = start
  while (end < start + 5 && isDigit(text.charCodeAt(end))) end++
  const isDayLong = end - start <= 2
  const isSeparated = isSeparator(text.charCodeAt(end))
  const iso = end - start === 4 && isSeparated ? matchedAt(yearFirst, text, start) : null
  if (iso !== null)
    return isDay(Number(iso[4]), Number(iso[3]))
      ? { start, end: start + iso[0].length, year: Number(iso[1]) }
      : null
  const numeric = isDayLong && isSeparated ? matchedAt(yearLast, text, start) : null
  if (numeric !== null) {
    const [whole, first, , second, year] = numeric
    const isDate = isDay(Number(first), Number(second)) || isDay(Number(second), Number(first))
    return isDate ? { start, end: start + whole.length, year: inFull(year) } : null
  }
  const short = isDayLong && text[end] === '/' ? matchedAt(monthAndYear, text, start) : null
  if (short !== null)
    return Number(short[1]) >= 1 && Number(short[1]) <= 12
      ? { start, end: start + short[0].length, year: short[2]?.length === 4 ? Number(short[2]) : null }
      : null
  const worded = isDayLong && mayGoOnInWords(text, end) ? matchedAt(dayAndMonth, text, start) : null
  return worded !== null
    ? { start, end: start + worded[0].length, year: inFull(worded[1]) }
    : monthFirst(text, start)
}

function matchedAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start
  const match = pattern.exec(text)
  return match !== null && endsHere(text, start + match[0].length) ? match : null
}

const isSeparator = (code: number): boolean => code >= 0x2d && code <= 0x2f

/** After a gap, a word; or what stands right behind a day, such as `th`. */
function mayGoOnInWords(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return code === 0x20 || code === 0x2d ? mayBeLetter(text.charCodeAt(end + 1)) : end < text.length
}

/** False of all of ASCII that is no letter. */
const mayBeLetter = (code: number): boolean => code >= 0x80 || isWord(code) !== isDigit(code)

/** `May 5, 2021`, `May 2021`, `MAY-21`: the month stands before the digits. */
function monthFirst(text: string, at: number): FoundDate | null {
  const separator = text[at - 1]
  if (separator !== ' ' && separator !== '-') return null
  if (text[at - 2] !== '.' && !mayBeLetter(text.charCodeAt(at - 2))) return null
  const before = monthBefore.exec(text.slice(Math.max(0, at - longestMonth), at))
  if (before === null) return null
  afterMonth.lastIndex = at
  const after = afterMonth.exec(text)
  if (
    after === null ||
    !endsHere(text, at + after[0].length) ||
    (after[1] === undefined && separator === ' ')
  )
    return null
  return { start: at - before[0].length, end: at + after[0].length, year: inFull(after[1]) }
}

/** No letter or digit goes on, not even after a separator. */
const endsHere = (text: string, end: number): boolean =>
  !isWord(text.charCodeAt(end)) && !(/[./-]/.test(text[end] ?? '') && isDigit(text.charCodeAt(end + 1)))

function inFull(year: string | undefined): number | null {
  if (year === undefined) return null
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) > 35 ? 1900 : 2000)
}
