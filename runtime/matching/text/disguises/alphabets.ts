import { gap, symbolOf } from './letter-model.ts'
import { type Reading, Spelling } from './spelling.ts'
import type { Stretch } from './strange-stretches.ts'

/** For each symbol of the letter model the one that it stands for. */
export type Alphabet = Uint8Array

/** A way of reading. */
export interface Spell {
  readonly alphabet: Alphabet
  readonly reversed: boolean
}

const alphabetOf = (read: (letter: number) => number): Alphabet =>
  Uint8Array.from({ length: 32 }, (_, symbol) =>
    symbol >= 1 && symbol <= 26 ? read(symbol - 1) + 1 : symbol,
  )

/** The alphabet as it is, rotated by 1 to 25, and from its end. */
export const plain = alphabetOf((letter) => letter)
const rotations = Array.from({ length: 25 }, (_, by) => alphabetOf((letter) => (letter + 25 - by) % 26))
export const alphabets: readonly Alphabet[] = [plain, ...rotations, alphabetOf((letter) => 25 - letter)]

export const backwards: Spell = { alphabet: plain, reversed: true }
export const rot13: Spell = { alphabet: rotations[12] ?? plain, reversed: false }

const disguiseOf = (alphabet: Alphabet): Reading['disguise'] =>
  alphabet === plain ? 'reversed' : alphabet === rot13.alphabet ? 'rot13' : 'letter-substitution'

function characterOf(text: string, at: number, alphabet: Alphabet): string {
  const code = text.charCodeAt(at)
  const symbol = symbolOf[code] ?? gap
  if (symbol < 1 || symbol > 26) return text[at] ?? ''
  return String.fromCharCode((code & 0x60) + (alphabet[symbol] ?? symbol))
}

/** A stretch as it reads in an alphabet, from its end where it is reversed. */
export function spell(text: string, { from, to }: Stretch, { alphabet, reversed }: Spell): Reading {
  const spelling = new Spelling()
  for (let step = from; step < to; step++) {
    const at = reversed ? from + to - 1 - step : step
    spelling.add(characterOf(text, at, alphabet), at, at + 1)
  }
  return spelling.as(disguiseOf(alphabet))
}

/** Each word reversed where it stands: the other way in which a text is reversed. */
export function spellWords(text: string, { from, to }: Stretch, alphabet: Alphabet): Reading {
  const spelling = new Spelling()
  let at = from
  while (at < to) {
    let end = at
    while (end < to && (symbolOf[text.charCodeAt(end)] ?? gap) !== gap) end++
    for (let letter = end - 1; letter >= at; letter--)
      spelling.add(characterOf(text, letter, alphabet), letter, letter + 1)
    if (end < to) spelling.keep(text, end, end + 1)
    at = end + 1
  }
  return spelling.as(disguiseOf(alphabet))
}
