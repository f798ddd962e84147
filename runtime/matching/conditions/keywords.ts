import type { KeywordsCondition } from '../language/rule-document.ts'
import { bordersOf, type LiteralNumbers } from '../scan/literal-numbers.ts'
import type { Look } from '../scan/look.ts'
import { enough, type Finder, type Finding, wanted } from './finder.ts'

/** Words that stand in a text, found by the pass over its literals alone. No words find nothing. */
export function keywordsFinder(condition: KeywordsCondition, numbers: LiteralNumbers): Finder {
  const wordOf = new Map<number, string>()
  for (const word of condition.words) {
    const number = numbers.numberOf(word, bordersOf(condition.within, word))
    if (number !== null && !wordOf.has(number)) wordOf.set(number, word)
  }
  const most = wanted(condition.count)

  function find(look: Look): readonly Finding[] {
    const { hits } = look
    const findings: Finding[] = []
    for (let hit = 0; hit < hits.count && findings.length < most; hit++) {
      const word = wordOf.get(hits.literalOf(hit))
      if (word === undefined) continue
      const [start, end] = [look.startOf(hit), hits.endOf(hit)]
      if (condition.within === 'word' && !look.standsAlone(start, end)) continue
      const span = look.inText(start, end)
      if (condition.case === 'match' && look.text.slice(span.start, span.end) !== word) continue
      findings.push({ ...span, confidence: 1, why: [`keyword: ${word}`], shown: word })
    }
    return enough(longest(findings), condition.count, look.text)
  }

  return { detector: 'keywords', trigger: { literals: [...wordOf.keys()] }, find }
}

/** Of findings that overlap, the one that starts first, and of those the longest. */
export function longest(findings: Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings
  findings.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = -1
  return findings.filter((finding) => {
    if (finding.start < end) return false
    end = finding.end
    return true
  })
}
