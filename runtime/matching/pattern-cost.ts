import type { HowItMatches, PatternProblem } from './check-rule.ts'
import type { Condition } from './language/rule-document.ts'
import { parseDefinition } from './language/rule-row.ts'
import { type PatternNode, parsePattern } from './literals/parse-pattern.ts'
import { compileRegex, PatternRefused } from './pattern.ts'
import type { Search } from './search.ts'

/** Length of a text that a pattern is tried on, in characters. */
const probeLength = 16_384
/** Milliseconds that the search of one may take: a text of 64 KB then takes no more than 50. */
const budget = 12.5
/** Hits that are looked for, as the engine does. */
const mostHits = 160
/** The best of so many, so that what else the machine does is not taken for the pattern's fault. */
const tries = 3

/**
 * What speaks against the patterns of a rule that compiles: those that take too long. RE2's time grows with the text in proportion, whatever the
 * pattern; but a pattern with long bounds, such as `.{0,300}` after a common letter, may take a thousand times what others take for each
 * character. It is tried on texts that are made of its own characters, where that shows. For where rules are made, never for where they are run: a
 * machine that is busy is no reason to leave a rule out.
 * @param now a clock, in milliseconds
 */
export function checkCost(rule: HowItMatches, now: () => number): readonly PatternProblem[] {
  const path = rule.type === 'composite' ? 'definition' : 'pattern'
  return patternsOf(rule).flatMap(({ pattern, caseMatters }) => {
    const took = slowest(pattern, caseMatters, now)
    return took <= budget
      ? []
      : [
          {
            path,
            message: `takes ${Math.round(took)} ms to search ${probeLength / 1_024} KB of text; at most ${budget} are allowed. Long bounds such as {0,300} make it slow: use * instead, or leave out of the repeated class what the pattern begins with`,
          },
        ]
  })
}

interface Searched {
  readonly pattern: string
  readonly caseMatters: boolean
}

function patternsOf({ type, pattern, definition = '' }: HowItMatches): readonly Searched[] {
  if (type === 'regex') return [{ pattern, caseMatters: false }]
  if (type !== 'composite') return []
  const { match, exceptions } = parseDefinition(definition)
  return [
    ...patternsIn(match),
    ...exceptions.flatMap((exception) => ('when' in exception ? patternsIn(exception.when) : [])),
  ]
}

function patternsIn(condition: Condition): readonly Searched[] {
  if ('all' in condition) return condition.all.flatMap(patternsIn)
  if ('any' in condition) return condition.any.flatMap(patternsIn)
  if ('not' in condition) return patternsIn(condition.not)
  return 'regex' in condition
    ? [{ pattern: condition.regex.pattern, caseMatters: condition.regex.case === 'match' }]
    : []
}

/** Milliseconds for the slowest of the probes; it stops at the first that is over the budget. */
function slowest(pattern: string, caseMatters: boolean, now: () => number): number {
  let compiled: Search
  try {
    compiled = compileRegex(pattern, { case: caseMatters ? 'match' : 'ignore' }).compiled
  } catch (error) {
    // What does not compile is refused elsewhere, with a better reason.
    if (error instanceof PatternRefused) return 0
    throw error
  }
  let most = 0
  for (const probe of probesOf(pattern)) {
    most = Math.max(most, timeOf(compiled, Buffer.from(probe), now))
    if (most > budget) break
  }
  return most
}

function timeOf(compiled: Search, bytes: Buffer, now: () => number): number {
  let best = Number.POSITIVE_INFINITY
  for (let one = 0; one < tries && best > budget / 4; one++) {
    const from = now()
    compiled.lastIndex = 0
    for (let hit = 0; hit < mostHits; hit++) {
      const found = compiled.exec(bytes)
      if (!found) break
      if (found[0].length === 0) compiled.lastIndex = found.index + 1
    }
    best = Math.min(best, now() - from)
  }
  compiled.lastIndex = 0
  return best
}

/** Texts on which a pattern shows its worst: of one character, and of its own characters and texts in any order. */
function probesOf(pattern: string): readonly string[] {
  const node = parsePattern(pattern)
  const texts = node ? textsIn(node) : []
  const own = [...new Set(texts.flatMap((text) => [...text]))].slice(0, 24)
  const longer = texts.filter((text) => text.length > 1)
  return [
    filled('a'),
    filled('1'),
    mixed([...'ab']),
    mixed([...'abc 1-_']),
    ...(own.length > 0 ? [mixed(own), mixed([...own.slice(0, 3), 'a', ' '])] : []),
    ...(longer[0] ? [filled(longer[0]), filled(longer.slice(0, 40).join(' '))] : []),
  ]
}

function textsIn(node: PatternNode): readonly string[] {
  if (node.kind === 'text') return [node.text]
  if (node.kind === 'choice') return node.characters
  if (node.kind === 'repeat') return textsIn(node.part)
  return 'parts' in node ? node.parts.flatMap(textsIn) : []
}

const filled = (text: string): string =>
  text.repeat(Math.ceil(probeLength / text.length)).slice(0, probeLength)

/** Characters in an order that only looks like chance, the same each time; the multiplier is that of C's `rand`. */
function mixed(characters: readonly string[]): string {
  let seed = 12_345
  let text = ''
  while (text.length < probeLength) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) | 0
    text += characters[(seed >>> 16) % characters.length] ?? ''
  }
  return text
}
