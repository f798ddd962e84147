import { shortestRun } from '../kernel/literal-search.ts'
import { countGroups } from '../language/count-groups.ts'
import type { RegexCondition } from '../language/rule-document.ts'
import type { Literal, Way } from '../literals/required-literals.ts'
import { compileRegex, type Pattern, PatternRefused } from '../pattern.ts'
import { entropyOf, isPlaceholder } from '../placeholder.ts'
import type { LiteralNumbers } from '../scan/literal-numbers.ts'
import type { Look } from '../scan/look.ts'
import { encodeBriefly } from '../text.ts'
import { enough, type Finder, type Finding, wanted } from './finder.ts'
import { type Stretches, stretchEnd, stretchesOf, stretchStart } from './stretches.ts'

/** A pattern without a literal to look for is looked for by an automaton of such patterns; see `patternSets`. */
export interface RegexFinder extends Finder {
  readonly pattern: Pattern
}

export const isRegex = (finder: Finder | RegexFinder): finder is RegexFinder => 'pattern' in finder

/** @throws PatternRefused */
export function regexFinder(condition: RegexCondition, numbers: LiteralNumbers): RegexFinder {
  const { group, entropy, placeholders } = condition
  const pattern = compileRegex(condition.pattern, { case: condition.case, places: group > 0 })
  const { compiled } = pattern
  const groups = countGroups(pattern.source)
  if (groups < group) throw new PatternRefused(`has ${groups} groups and no group ${group}`)
  const { ways, beyondAscii } = pattern.required
  const numbered = numberedSets(ways, numbers)
  const numbersOf = (set: readonly Literal[]): readonly number[] => numbered.get(set)?.numbers ?? []
  const rarest = new Set(ways.flatMap(({ sets: [set] }) => (set && numbered.get(set)) ?? []))
  // Where each way requires one set alone, to have one of the rarest says all.
  const several = ways.some(({ sets, run }) => sets.length > 1 || run >= shortestRun)
    ? {
        ways: ways.map(({ sets, run }) => ({
          sets: sets.map(numbersOf),
          run: run >= shortestRun ? run : 0,
        })),
      }
    : {}
  const most = wanted(condition.count)
  /** Not made before it is asked for: most patterns never are. */
  let stretches: Stretches | null | undefined

  /** Whether it finds something in a stretch in which it may; most texts that have its literals have nothing else of it. */
  function mayFind(look: Look): boolean {
    if (stretches === undefined) stretches = stretchesOf(ways, numbersOf)
    const count = stretches?.locate(look) ?? null
    if (count === null) return true
    for (let stretch = 0; stretch < count; stretch++) {
      const part = look.text.slice(stretchStart(stretch), stretchEnd(stretch))
      compiled.lastIndex = 0
      if (compiled.test(encodeBriefly(part).bytes)) return true
    }
    return false
  }

  function find(look: Look): readonly Finding[] {
    const { bytes, offsets } = look.encoded()
    const offsetOf = offsets()
    const findings: Finding[] = []
    let asked: readonly string[] | undefined
    compiled.lastIndex = 0
    for (let tries = 0; tries < most * 8 && findings.length < most; tries++) {
      const hit = compiled.exec(bytes)
      if (!hit) break
      if (hit[0].length === 0) {
        compiled.lastIndex = hit.index + 1
        continue
      }
      const span = group === 0 ? [hit.index, hit.index + hit[0].length] : hit.indices?.[group]
      if (!span) continue
      const [from = 0, to = 0] = span
      asked ??= literalsIn(look)
      const why =
        entropy > 0 || placeholders === 'refuse'
          ? reasonsFor(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString(), asked)
          : asked
      if (why) findings.push({ start: offsetOf(from), end: offsetOf(to), confidence: 1, why })
    }
    compiled.lastIndex = 0
    return enough(findings, condition.count, look.text)
  }

  /** Which of its literals are there; what was found may stand elsewhere than the first of them. */
  function literalsIn({ hits }: Look): readonly string[] {
    const there = [...rarest].flatMap(({ numbers, texts }) =>
      texts.filter((_, at) => hits.has(numbers[at] ?? -1)),
    )
    return [there.length > 0 ? `literal: ${listed([...new Set(there)])}` : 'pattern']
  }

  /** Null when the value is no real one. */
  function reasonsFor(value: string, asked: readonly string[]): readonly string[] | null {
    if (placeholders === 'refuse' && isPlaceholder(value)) return null
    if (entropy === 0) return [...asked, 'no placeholder']
    const bits = entropyOf(value)
    return bits >= entropy
      ? [...asked, `entropy ${bits.toFixed(1)} of at least ${entropy} bits a character`]
      : null
  }

  return {
    detector: 'regex',
    trigger: {
      ...(rarest.size > 0 ? { literals: [...rarest].flatMap((set) => set.numbers), ...several } : {}),
      beyondAscii,
    },
    ...(ways.length > 0 ? { mayFind } : {}),
    find,
    pattern,
  }
}

/** Literals that can be looked for, and their numbers. */
interface NumberedSet {
  readonly numbers: readonly number[]
  readonly texts: readonly string[]
}

/** The sets of all ways, each numbered once: they have most of them in common. */
function numberedSets(
  ways: readonly Way[],
  numbers: LiteralNumbers,
): ReadonlyMap<readonly Literal[], NumberedSet> {
  const numbered = new Map<readonly Literal[], NumberedSet>()
  for (const set of ways.flatMap(({ sets }) => sets)) {
    if (numbered.has(set)) continue
    const known = set.flatMap((literal) => {
      const number = numbers.numberOf(literal.text, literal)
      return number === null ? [] : [{ number, text: literal.text }]
    })
    numbered.set(set, { numbers: known.map(({ number }) => number), texts: known.map(({ text }) => text) })
  }
  return numbered
}

/** The first few. */
const listed = (literals: readonly string[]): string =>
  literals.length > 3 ? `${literals.slice(0, 3).join(', ')} …` : literals.join(' or ')
