import { isDay } from './dates.ts'

/** A date as it is written; `year` in full, or null when it names none. */
export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly year: number | null
}

const months = [
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
  // In German, French, Spanish, Italian, Portuguese, Polish, Swedish and Turkish.
  'mär',
  'mai',
  'maj',
  'okt',
  'dez',
  'janv',
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
].join('|')

const numeric =
  /(?<![\p{L}\d./-])(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)|(\d{1,2})\/(\d{4}|\d\d))(?![\p{L}\d]|[./-]\d)/gu
const worded = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?[ -](?:(?:of|de|di) )?(?:${months})\\p{L}{0,8}\\.?,?(?:[ -](?:(?:of|de|del) )?(\\d{4}|\\d\\d))?|(?:${months})\\p{L}{0,8}\\.?[ -](?:(?:\\d{1,2}(?:st|nd|rd|th)?,? )?(\\d{4}))|(?:${months})-\\d\\d)(?![\\p{L}\\d])`,
  'giu',
)

/** Dates in digits, and those with the name of a month beside digits. Each pattern is bounded in length, so this is linear. */
export function datesIn(text: string): readonly FoundDate[] {
  const found: FoundDate[] = []
  for (const match of text.matchAll(numeric)) {
    const [whole, year, , second, third, first, , middle, last, part, rest] = match
    const at = { start: match.index, end: match.index + whole.length }
    if (year !== undefined) {
      if (isDay(Number(third), Number(second))) found.push({ ...at, year: Number(year) })
    } else if (first !== undefined) {
      if (isDay(Number(first), Number(middle)) || isDay(Number(middle), Number(first)))
        found.push({ ...at, year: inFull(last) })
    } else if (Number(part) >= 1 && Number(part) <= 12)
      found.push({ ...at, year: rest?.length === 4 ? Number(rest) : null })
  }
  for (const match of text.matchAll(worded)) {
    found.push({ start: match.index, end: match.index + match[0].length, year: inFull(match[1] ?? match[2]) })
  }
  return found
}

function inFull(year: string | undefined): number | null {
  if (year === undefined) return null
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) > 35 ? 1900 : 2000)
}
