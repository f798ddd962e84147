import { kindOf, kinds } from './character.ts'

/** How many words are looked at before and after a value. */
const wordsToLookAt = 5

/** And how many characters at most: a bound on the work for each value. */
const charactersToLookAt = 96

const marks = /\p{M}+/gu
const plain = /^\p{ASCII}*$/u
const betweenWords = /[^\p{L}\p{N}]+/gu

/** Lower case, no accents, single spaces between words: how context words and the words around a value are compared. */
export function fold(text: string): string {
  const bare = plain.test(text)
    ? text
    : text.replaceAll('ß', 'ss').replaceAll('ı', 'i').normalize('NFD').replace(marks, '')
  return bare.toLowerCase().replace(betweenWords, ' ')
}

/** The last words before an index, folded, in spaces. */
export function wordsBefore(text: string, start: number): string {
  const least = Math.max(0, start - charactersToLookAt)
  let at = start
  for (let words = 0; at > least; ) {
    const isBreak = breaksWords(text.charCodeAt(at - 1))
    if (!isBreak && at < start && breaksWords(text.charCodeAt(at)) && ++words > wordsToLookAt) break
    at--
  }
  // A word that was cut in two says nothing.
  const from =
    at > 0 && at === least && !breaksWords(text.charCodeAt(at - 1)) ? nextBreak(text, at, start) : at
  return ` ${fold(text.slice(from, start)).trim()} `
}

/** The first words after an index, folded, in spaces. */
export function wordsAfter(text: string, end: number): string {
  const most = Math.min(text.length, end + charactersToLookAt)
  let at = end
  for (let words = 0; at < most; at++) {
    if (
      !breaksWords(text.charCodeAt(at)) &&
      at > end &&
      breaksWords(text.charCodeAt(at - 1)) &&
      ++words > wordsToLookAt
    )
      break
  }
  return ` ${fold(text.slice(end, at)).trim()} `
}

function nextBreak(text: string, from: number, end: number): number {
  let at = from
  while (at < end && !breaksWords(text.charCodeAt(at))) at++
  return at
}

/** Whether a character ends a word. Scripts without spaces have no breaks: they count as one word up to the bound. */
function breaksWords(code: number): boolean {
  if (code >= 0x530) return code >= 0x2000 && code < 0x2070
  const kind = kindOf(code)
  return kind === kinds.none || kind >= kinds.separator
}
