import { type AttackJudge, attackFinder, attackJudge } from './conditions/attack.ts'
import { entityFinder } from './conditions/entity.ts'
import type { Finder } from './conditions/finder.ts'
import { keywordsFinder } from './conditions/keywords.ts'
import { isRegex, type RegexFinder, regexFinder } from './conditions/regex.ts'
import { type FactCheck, factCheck } from './conditions/request.ts'
import { substringsFinder } from './conditions/substrings.ts'
import type { Condition, Exception } from './language/rule-document.ts'
import { compileRegex } from './pattern.ts'
import { createLiteralNumbers, type LiteralNumbers } from './scan/literal-numbers.ts'
import { foldLiteral } from './text/fold.ts'

/** A condition, compiled; finders are named by their numbers in the workshop. */
export type Node =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'not'; readonly part: Node }
  | { readonly kind: 'find'; readonly finder: number }
  | { readonly kind: 'facts'; readonly check: FactCheck }

/** An exception, compiled. */
export type Excuse =
  | { readonly kind: 'when'; readonly node: Node }
  /** Whether a finding is excused by its text. */
  | { readonly kind: 'value'; readonly excuses: (value: string) => boolean }

/** What a rule asks of its finders. */
export interface NodeOptions {
  /** Whether they look at texts as they stand alone. */
  readonly asItStands?: boolean
  /** What is less sure than that, from 0 to 1, is of no account. */
  readonly confidence?: number
}

/** Where the conditions of many rules become finders; what several rules ask for is made once. */
export interface Workshop {
  readonly numbers: LiteralNumbers
  readonly finders: readonly Finder[]
  /** By number of the finder: regexes that have no literal to look for. */
  readonly unanchored: ReadonlyMap<number, RegexFinder>
  /** @throws PatternRefused */
  nodeOf(condition: Condition, options?: NodeOptions): Node
  /** @throws PatternRefused */
  excuseOf(exception: Exception): Excuse
}

export function openWorkshop(): Workshop {
  const numbers = createLiteralNumbers()
  const finders: Finder[] = []
  const unanchored = new Map<number, RegexFinder>()
  const made = new Map<string, number>()
  let judge: AttackJudge | undefined

  function finderNode(what: unknown, asItStands: boolean, make: () => Finder | RegexFinder): Node {
    const key = JSON.stringify([asItStands, what])
    let number = made.get(key)
    if (number === undefined) {
      const finder: Finder | RegexFinder = asItStands ? { ...make(), asItStands } : make()
      number = finders.push(finder) - 1
      made.set(key, number)
      if (isRegex(finder) && !finder.trigger.literals && !finder.trigger.beyondAscii)
        unanchored.set(number, finder)
    }
    return { kind: 'find', finder: number }
  }

  function nodeOf(condition: Condition, options: NodeOptions = {}): Node {
    const { asItStands = false, confidence = 0 } = options
    const inner = (part: Condition): Node => nodeOf(part, options)
    if ('all' in condition) return { kind: 'all', parts: condition.all.map(inner) }
    if ('any' in condition) return { kind: 'any', parts: condition.any.map(inner) }
    if ('not' in condition) return { kind: 'not', part: nodeOf(condition.not, { ...options, confidence: 0 }) }
    if ('request' in condition) return { kind: 'facts', check: factCheck(condition.request) }
    if ('keywords' in condition) {
      const { keywords } = condition
      const make =
        keywords.within === 'substring' && keywords.words.length > 0 ? substringsFinder : keywordsFinder
      return finderNode(condition, asItStands, () => make(keywords, numbers))
    }
    if ('regex' in condition)
      return finderNode(condition, asItStands, () => regexFinder(condition.regex, numbers))
    if ('entity' in condition)
      return finderNode(condition, asItStands, () => entityFinder(condition.entity, numbers))
    judge ??= attackJudge(numbers)
    const asked = judge
    return finderNode([condition, confidence], asItStands, () =>
      attackFinder(condition.attack, asked, confidence),
    )
  }

  function excuseOf(exception: Exception): Excuse {
    if ('when' in exception) return { kind: 'when', node: nodeOf(exception.when) }
    if ('words' in exception.value) {
      const words = exception.value.words.map(foldLiteral).filter((word) => word !== '')
      return {
        kind: 'value',
        excuses: (value) => {
          const folded = foldLiteral(value)
          return words.some((word) => folded.includes(word))
        },
      }
    }
    const { compiled } = compileRegex(exception.value.regex)
    return {
      kind: 'value',
      excuses: (value) => {
        compiled.lastIndex = 0
        return compiled.test(value)
      },
    }
  }

  return { numbers, finders, unanchored, nodeOf, excuseOf }
}

/**
 * Finders one of which must find something for the node to hold; null when it may hold with none of them, so that it must be tried on
 * each request. Of conditions that must all hold, the one that is cheapest to tell.
 * @param isDear whether all texts must be searched for what a finder looks for
 */
export function needOf(node: Node, isDear: (finder: number) => boolean): readonly number[] | null {
  switch (node.kind) {
    case 'find':
      return [node.finder]
    case 'facts':
    case 'not':
      return null
    case 'any': {
      const needs = node.parts.map((part) => needOf(part, isDear))
      return needs.some((need) => need === null) ? null : needs.flatMap((need) => need ?? [])
    }
    case 'all': {
      const dearness = (need: readonly number[]): number => need.length + (need.some(isDear) ? 1_000_000 : 0)
      return node.parts
        .flatMap((part) => {
          const need = needOf(part, isDear)
          return need === null ? [] : [need]
        })
        .reduce<readonly number[] | null>(
          (least, need) => (least === null || dearness(need) < dearness(least) ? need : least),
          null,
        )
    }
  }
}
