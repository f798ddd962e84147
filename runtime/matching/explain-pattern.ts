/** What other engines have and linear-time matching cannot have, with what to write instead. */
const unsupported: readonly (readonly [RegExp, string, string])[] = [
  [/^\(\?=/, 'look-ahead', 'match the text itself, or use \\b'],
  [
    /^\(\?!/,
    'negative look-ahead',
    'use a character class such as [^a], or a rule with a higher priority that stops on match',
  ],
  [/^\(\?<=/, 'look-behind', 'use \\b instead, or match the text itself'],
  [/^\(\?<!/, 'negative look-behind', 'use \\b instead, or a character class'],
  [/^\(\?>/, 'an atomic group', 'use a plain group (?:…)'],
  [/^\(\?\(/, 'a conditional group', 'write both alternatives with |'],
  [/^\(\?P=|^\\k[<{]|^\\[1-9]/, 'a back-reference', 'write the text out a second time'],
  [/^(?:[*+?]|\{\d+(?:,\d*)?\})\+/, 'a possessive quantifier', 'leave out the last +'],
  [/^\(\?#/, 'a comment', 'put it into the description'],
]

/** What RE2 says, by the start of its message, for people; `what` is the part of the pattern that it names. */
const complaints: readonly (readonly [string, (what: string) => string])[] = [
  ['missing )', () => 'a group is not closed; add ), or write \\( for the character'],
  ['unexpected )', () => 'a ) closes no group; take it out, or write \\) for the character'],
  ['missing ]', () => 'a character class is not closed; add ], or write \\[ for the character'],
  ['trailing \\', () => 'ends with a lone backslash; write \\\\ for the character'],
  [
    'no argument for repetition operator',
    (what) => `${what} has nothing before it to repeat; write \\${what} for the character`,
  ],
  ['bad repetition operator', (what) => `${what} repeats a repetition; use one of the two`],
  [
    'invalid repetition size',
    (what) => `${what} cannot be: at most 1000 times, nested repeats multiplied, the smaller number first`,
  ],
  [
    'invalid escape sequence',
    (what) => `${what} means nothing to RE2; take out the backslash, or use a class such as [0-9]`,
  ],
  ['invalid character class range', (what) => `${what} is a class that RE2 does not know, or runs backwards`],
  [
    'invalid perl operator',
    (what) => `${what} begins no group that RE2 knows; use (?:…), (?i) or (?P<name>…)`,
  ],
  ['invalid named capture group', (what) => `${what} is no named group; write (?P<name>…)`],
  ['duplicate capture group name', () => 'two groups have one name; rename one, or use (?:…)'],
  ['pattern too large', () => tooLarge],
]

/** Said of a pattern whose program is beyond what a rule may take. */
export const tooLarge = 'compiles to too large a program; use smaller repeats, or \\w instead of \\p{L}'

/**
 * Why a pattern does not compile, and what to write instead.
 * @param error what the engine threw
 */
export function explainPattern(pattern: string, error: unknown): string {
  for (const at of significant(pattern))
    for (const [syntax, what, instead] of unsupported)
      if (syntax.test(pattern.slice(at, at + 16)))
        return `${what} at position ${at} cannot run in linear time; ${instead}`
  const said = error instanceof Error ? error.message : ''
  for (const [start, explain] of complaints)
    if (said.startsWith(start)) return explain(said.slice(start.length).replace(/^: /, ''))
  return `is no RE2 pattern: ${said || 'it does not compile'}`
}

/** Whether the pattern asks for single bytes, which are no characters. */
export const asksForBytes = (pattern: string): boolean =>
  pattern.includes('\\C') && [...significant(pattern)].some((at) => pattern.startsWith('\\C', at))

/** Positions that are neither within a character class nor the second half of an escape. */
function* significant(pattern: string): Generator<number> {
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]
    if (!inClass) yield at
    if (character === '\\') at++
    else if (character === '[' && !inClass) {
      inClass = true
      // A ] right after the opening is a character of the class.
      if (pattern[at + 1] === '^') at++
      if (pattern[at + 1] === ']') at++
    } else if (character === ']') inClass = false
  }
}
