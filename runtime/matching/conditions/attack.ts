import type { AttackJudgement, AttackText, LexiconEntry, LexiconHit } from '../attacks/attack.ts'
import { judgeAttack } from '../attacks/judge.ts'
import { attackLexicon } from '../attacks/lexicon/index.ts'
import type { AttackCondition } from '../language/rule-document.ts'
import { type LiteralNumbers, startsWord } from '../scan/literal-index.ts'
import type { Look } from '../scan/look.ts'
import type { Finder, Finding } from './finder.ts'

/** Judges a reading once, however many rules ask for it. */
export interface AttackJudge {
  readonly literals: readonly number[]
  judge(look: Look): AttackJudgement | null
}

export function attackJudge(numbers: LiteralNumbers): AttackJudge {
  /** By literal; phrases that fold to the same are kept side by side. */
  const entriesOf: (LexiconEntry[] | undefined)[] = []
  for (const entry of attackLexicon) {
    const number = numbers.numberOf(entry.phrase, startsWord(entry.within, entry.phrase))
    if (number === null) continue
    const known = entriesOf[number]
    if (known) known.push(entry)
    else entriesOf[number] = [entry]
  }
  const literals = entriesOf.flatMap((entries, number) => (entries ? [number] : []))
  const judged = new WeakMap<Look, AttackJudgement | null>()

  function hitsIn(look: Look): readonly LexiconHit[] {
    const { hits, view } = look
    const found: LexiconHit[] = []
    for (let hit = 0; hit < hits.count; hit++) {
      const entries = entriesOf[hits.literalOf(hit)]
      if (!entries) continue
      const [start, end] = [look.startOf(hit), hits.endOf(hit)]
      const alone = view.squeezed === true || look.standsAlone(start, end)
      for (const entry of entries)
        if (alone || entry.within === 'substring') found.push({ entry, start, end })
    }
    return found.sort((a, b) => a.start - b.start || b.end - a.end)
  }

  return {
    literals,
    judge(look) {
      const known = judged.get(look)
      if (known !== undefined) return known
      const hits = hitsIn(look)
      const judgement = hits.length === 0 ? null : judgeAttack(attackTextOf(look, hits))
      judged.set(look, judgement)
      return judgement
    },
  }
}

/** The text is spelled out only when a feature asks for it. */
const attackTextOf = (look: Look, hits: readonly LexiconHit[]): AttackText => ({
  hits,
  disguises: look.view.disguises,
  get text() {
    return look.placedText()
  },
})

/** Texts that the model takes for an attack, by the technique that weighs most. */
export function attackFinder({ technique }: AttackCondition, { literals, judge }: AttackJudge): Finder {
  const findingIn = (look: Look) => {
    const judgement = judge(look)
    const [first] = judgement?.techniques ?? []
    return judgement && first && (technique === '' || first.technique === technique)
      ? { judgement, first }
      : null
  }
  return {
    detector: technique === '' ? 'attack' : `attack/${technique}`,
    trigger: { literals },
    mayFind: (look) => findingIn(look) !== null,
    find(look) {
      const found = findingIn(look)
      if (!found) return []
      const { judgement, first } = found
      const why = [...first.why, `model score ${judgement.score.toFixed(2)}`]
      return first.spans.map(
        (span): Finding => ({
          ...look.inText(span.start, span.end),
          confidence: judgement.score,
          why,
        }),
      )
    },
  }
}
