import { findHits } from '../find-hits.ts'
import type { KeywordsCondition } from '../language/rule-document.ts'
import { compileWords, type Keywords } from '../pattern.ts'
import type { LiteralNumbers } from '../scan/literal-numbers.ts'
import { inOriginal } from '../text.ts'
import { enough, type Finder, type Finding, wanted } from './finder.ts'

/**
 * Words anywhere in a text, also within others, as the original FlagWise means its keywords: the lower-cased word in the lower-cased
 * text, accents and all.
 */
export function substringsFinder(condition: KeywordsCondition, numbers: LiteralNumbers): Finder {
  const keywords: Keywords = compileWords(condition.words)
  const found = [...keywords.written.keys()].map((word) => numbers.numberOf(word))
  // A word of nothing but invisible characters leaves nothing to look for; then each text is searched.
  const trigger = found.includes(null) ? {} : { literals: found.flatMap((number) => number ?? []) }
  const most = wanted(condition.count)
  return {
    detector: 'keywords',
    trigger,
    find(look) {
      const toText = inOriginal(look.text, look.lower())
      const findings = findHits(keywords.compiled, look.encodedLower(), most).flatMap((hit): Finding[] => {
        const span = toText(hit)
        const word = keywords.written.get(hit.text) ?? hit.text
        if (condition.case === 'match' && look.text.slice(span.start, span.end) !== word) return []
        return [{ ...span, confidence: 1, why: [`keyword: ${word}`], shown: word }]
      })
      return enough(findings, condition.count, look.text)
    },
  }
}
