import { type Reading, Spelling } from './spelling.ts'

/** Octets (or seven bits) in binary, and codes of printable characters in decimal. Neither can match in two ways. */
const binary = /(?<!\d)(?:[01]{7,8}[\s,]{1,2}){7,}[01]{7,8}(?!\d)|(?<!\d)(?:[01]{8}){8,}(?!\d)/g
const decimal =
  /(?<!\d)(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])(?:[\s,;]{1,2}(?:10|13|3[2-9]|[4-9]\d|1[01]\d|12[0-6])){9,}(?!\d)/g

/** Characters written as their numbers, in binary or decimal. */
export function readCharacterCodes(text: string): readonly Reading[] {
  return [...readCodes(text, binary, /[01]{8}|[01]{7}/g, 2), ...readCodes(text, decimal, /\d+/g, 10)]
}

function readCodes(text: string, list: RegExp, one: RegExp, base: number): readonly Reading[] {
  const readings: Reading[] = []
  for (const { 0: written, index: at } of text.matchAll(list)) {
    const spelling = new Spelling()
    for (const { 0: digits, index } of written.matchAll(one))
      spelling.add(String.fromCharCode(Number.parseInt(digits, base)), at + index, at + index + digits.length)
    if (/[a-z]{3}/i.test(spelling.text)) readings.push(spelling.as('character-codes'))
  }
  return readings
}
