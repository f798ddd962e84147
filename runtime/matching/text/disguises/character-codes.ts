import { type Reading, Spelling } from './spelling.ts'
import { type Token, tokenLists } from './token-lists.ts'

const fewestOctets = 8
const fewestNumbers = 10
/** Eight bits a character without anything between. */
const joinedOctets = /[01]{64,}/g

/** Characters written as their numbers, in binary or decimal. */
export function readCharacterCodes(text: string): readonly Reading[] {
  const joined: Token[][] = []
  for (const { 0: bits, index } of text.matchAll(joinedOctets))
    if (bits.length % 8 === 0)
      joined.push(
        Array.from({ length: bits.length / 8 }, (_, octet) => ({
          start: index + 8 * octet,
          end: index + 8 * (octet + 1),
        })),
      )
  return [
    ...readCodes(text, [...tokenLists(text, fewestOctets, isOctet), ...joined], 2),
    ...readCodes(text, tokenLists(text, fewestNumbers, isPrintable), 10),
  ]
}

/** Eight bits, or the seven of ASCII. */
function isOctet(text: string, start: number, end: number): boolean {
  if (end - start !== 8 && end - start !== 7) return false
  for (let at = start; at < end; at++) if (text[at] !== '0' && text[at] !== '1') return false
  return true
}

function isPrintable(text: string, start: number, end: number): boolean {
  if (end - start > 3) return false
  const code = Number(text.slice(start, end))
  return (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d
}

function readCodes(text: string, lists: readonly (readonly Token[])[], base: number): readonly Reading[] {
  return lists.flatMap((list) => {
    const spelling = new Spelling()
    for (const { start, end } of list)
      spelling.add(String.fromCharCode(Number.parseInt(text.slice(start, end), base)), start, end)
    return /[a-z]{3}/i.test(spelling.text) ? [spelling.as('character-codes')] : []
  })
}
