import { attackWords, codeWords, commonWords, foreignWords } from './vocabulary.ts'

/**
 * Which letter follows which. Learnt from the words of the vocabulary, the commoner the heavier, with the gaps between words as a
 * letter of its own: written words have endings and beginnings that rotated, mirrored or digit-ridden ones have not.
 */
export const gap = 0
/** A digit or sign that stands for a letter in leetspeak. */
export const leet = 27
/** What the model knows nothing of: letters beyond ASCII. */
export const unknown = 28
const symbols = 32

/** The symbol of each UTF-16 code unit: 1 to 26 for letters of either case, `gap`, `leet` or `unknown`. */
export const symbolOf: Uint8Array = buildSymbols()

function buildSymbols(): Uint8Array {
  const table = new Uint8Array(65_536).fill(unknown)
  table.fill(gap, 0, 0x80)
  // Spaces and punctuation beyond ASCII.
  for (const code of [0xa0, 0xab, 0xbb, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x3000])
    table[code] = gap
  for (let letter = 1; letter <= 26; letter++) {
    table[0x40 + letter] = letter
    table[0x60 + letter] = letter
  }
  for (const sign of '013457@$') table[sign.charCodeAt(0)] = leet
  return table
}

/** Nats that each pair of symbols speaks for written words, times eight; `pairs[first << 5 | second]`. */
export const naturalness: Int8Array = buildPairs()

function buildPairs(): Int8Array {
  const counts = new Float64Array(symbols * symbols).fill(0.02)
  const learn = (words: readonly string[], weight: (rank: number) => number): void => {
    words.forEach((word, rank) => {
      let before = gap
      for (let at = 0; at <= word.length; at++) {
        const symbol = at < word.length ? (symbolOf[word.charCodeAt(at)] ?? gap) : gap
        const index = (before << 5) | symbol
        counts[index] = (counts[index] ?? 0) + weight(rank)
        before = symbol
      }
    })
  }
  learn(commonWords, (rank) => 4 / Math.sqrt(rank + 1) + 0.3)
  learn(attackWords, () => 0.4)
  learn(foreignWords, () => 0.4)
  learn(codeWords, () => 0.4)
  const table = new Int8Array(symbols * symbols)
  for (let first = 0; first <= 26; first++) {
    let total = 0
    for (let second = 0; second <= 26; second++) total += counts[(first << 5) | second] ?? 0
    for (let second = 0; second <= 26; second++) {
      const likely = (counts[(first << 5) | second] ?? 0) / total
      const nats = Math.log(likely * 27)
      table[(first << 5) | second] = Math.round(8 * Math.max(-2.5, Math.min(2.5, nats)))
    }
  }
  // A gap after a gap says nothing: layout, numbers, punctuation.
  table[(gap << 5) | gap] = 0
  for (let letter = 1; letter <= 26; letter++) {
    table[(letter << 5) | leet] = -20
    table[(leet << 5) | letter] = -24
  }
  table[(leet << 5) | gap] = 8
  return table
}

/** Nats a letter by which a text reads like written words: above 0.5 for those of the languages that the model knows. */
export function readability(text: string, from = 0, to = text.length): number {
  let sum = 0
  let letters = 0
  let before = gap
  for (let at = from; at < to; at++) {
    const symbol = symbolOf[text.charCodeAt(at)] ?? gap
    sum += naturalness[(before << 5) | symbol] ?? 0
    if (symbol >= 1 && symbol <= 26) letters++
    before = symbol
  }
  return letters === 0 ? 0 : sum / 8 / letters
}
