import type { AttackJudgement, AttackText, LexiconEntry, LexiconHit } from '../attacks/attack.ts'
import { isWeighed, mayScore } from '../attacks/bound.ts'
import { groupNumberOf } from '../attacks/compiled-features.ts'
import { judgeAttack } from '../attacks/judge.ts'
import { groups } from '../attacks/lexicon/groups.ts'
import { attackLexicon } from '../attacks/lexicon/index.ts'
import { worthSaying } from '../attacks/weights.ts'
import type { AttackCondition } from '../language/rule-document.ts'
import { bordersOf, type LiteralNumbers } from '../scan/literal-numbers.ts'
import type { Look } from '../scan/look.ts'
import type { Finder, Finding } from './finder.ts'

/** Judges a reading once, however many rules ask for it. */
export interface AttackJudge {
  readonly literals: readonly number[]
  /** Somebody wants to know of texts that score so much, 0 to 1. Those that score less than anybody wants are not judged. */
  wants(score: number): void
  judge(look: Look): AttackJudgement | null
}

export function attackJudge(numbers: LiteralNumbers): AttackJudge {
  /** By literal; phrases that fold to the same are kept side by side. */
  const entriesOf: (LexiconEntry[] | undefined)[] = []
  for (const entry of attackLexicon) {
    if (!isWeighed(entry.group)) continue
    const number = numbers.numberOf(entry.phrase, bordersOf(entry.within, entry.phrase))
    if (number === null) continue
    const known = entriesOf[number]
    if (known) known.push(entry)
    else entriesOf[number] = [entry]
  }
  const literals = entriesOf.flatMap((entries, number) => (entries ? [number] : []))
  /** By literal: the group of its first entry, with 1 added; 0 where it has none. */
  const groupOf = Uint8Array.from(entriesOf, (entries) =>
    entries?.[0] ? (groupNumberOf.get(entries[0].group) ?? -1) + 1 : 0,
  )
  /** By literal: the groups of its further entries. */
  const furtherGroupsOf = new Map(
    entriesOf.flatMap((entries, number): readonly [number, readonly number[]][] =>
      entries && entries.length > 1
        ? [[number, entries.slice(1).map(({ group }) => groupNumberOf.get(group) ?? 0)]]
        : [],
    ),
  )
  const counts = new Uint16Array(groups.length)
  const present = new Uint8Array(groups.length)
  let presentCount = 0
  let least = 1
  const judged = new WeakMap<Look, AttackJudgement | null>()
  let last: Look | null = null
  let ofLast: AttackJudgement | null = null

  function count(group: number): void {
    if (counts[group] === 0) present[presentCount++] = group
    counts[group] = (counts[group] ?? 0) + 1
  }

  /** Looks at which phrases there are, and not yet at where they stand. */
  function mayBeAttack(look: Look): boolean {
    for (let at = 0; at < presentCount; at++) counts[present[at] ?? 0] = 0
    presentCount = 0
    const { hits } = look
    for (let found = 0; found < hits.foundCount; found++) {
      const literal = hits.foundAt(found)
      const group = groupOf[literal] ?? 0
      if (group === 0) continue
      count(group - 1)
      const further = furtherGroupsOf.get(literal)
      if (further) for (const other of further) count(other)
    }
    return mayScore(least, { counts, present, presentCount }, look.view.disguises.length > 0, () =>
      look.placedText(),
    )
  }

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

  function judgedNow(look: Look): AttackJudgement | null {
    const hits = mayBeAttack(look) ? hitsIn(look) : []
    return hits.length === 0 ? null : judgeAttack(attackTextOf(look, hits))
  }

  return {
    literals,
    wants(score) {
      least = Math.min(least, Math.max(worthSaying, score))
    },
    judge(look) {
      // All techniques ask for one look in a row.
      if (look === last) return ofLast
      const known = judged.get(look)
      last = look
      ofLast = known === undefined ? judgedNow(look) : known
      if (known === undefined && ofLast !== null) judged.set(look, ofLast)
      return ofLast
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

/** Texts that the model takes for an attack, by the technique that weighs most. @param least score, 0 to 1 */
export function attackFinder(
  { technique }: AttackCondition,
  { literals, judge, wants }: AttackJudge,
  least: number,
): Finder {
  wants(least)
  const findingIn = (look: Look) => {
    const judgement = judge(look)
    const [first] = judgement?.techniques ?? []
    return judgement &&
      judgement.score >= least &&
      first &&
      (technique === '' || first.technique === technique)
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
