import type { Finder, Finding } from './conditions/finder.ts'
import type { LiteralIndex } from './scan/literal-index.ts'
import { createLooks, type Look } from './scan/look.ts'
import { hiddenViews } from './text/hidden-views.ts'
import type { View } from './text/view.ts'
import { isTriggered, type Triggers } from './triggers.ts'
import { windowsOf } from './windows.ts'

/** One text of a request, scanned: which finders may find something in it, and what they find when they are asked. */
export interface FieldScan {
  /** Looks at a text; what was known of the one before is forgotten. */
  scan(text: string): void
  /** Finders that may find something. */
  readonly triggered: readonly number[]
  /** What a finder found, in the original text; worked out once. @throws whatever the finder throws */
  findingsOf(finder: number): readonly Finding[]
}

const nothing: readonly Finding[] = []

export function createFieldScan(
  finders: readonly Finder[],
  triggers: Triggers,
  index: LiteralIndex,
): FieldScan {
  const pool = createLooks(index)
  const readsHidden = finders.some((finder) => !finder.asItStands)
  /** All looks at the text. */
  const looks: Look[] = []
  /** By finder: the looks that triggered it. */
  const looksOf: Look[][] = finders.map(() => [])
  const triggered: number[] = []
  /** By finder: what it found; and which, as most find nothing and are not asked. */
  const known: (readonly Finding[] | undefined)[] = finders.map(() => undefined)
  const asked: number[] = []

  function register(view: View): Look {
    const look = pool.at(view)
    looks.push(look)
    triggers.of(look, (finder) => {
      const already = looksOf[finder]
      if (!already || already.at(-1) === look) return
      if (already.length === 0) triggered.push(finder)
      already.push(look)
    })
    return look
  }

  return {
    triggered,
    scan(text) {
      for (const finder of triggered) {
        const forgotten = looksOf[finder]
        if (forgotten) forgotten.length = 0
      }
      triggered.length = 0
      looks.length = 0
      for (const finder of asked) known[finder] = undefined
      asked.length = 0
      pool.release()
      if (text === '') return
      for (const window of windowsOf(text)) {
        const look = register(window)
        if (readsHidden) for (const view of hiddenViews(look)) register(view)
      }
    },
    findingsOf(number) {
      const before = known[number]
      if (before) return before
      const finder = finders[number]
      if (!finder) return nothing
      const worthwhile = triggers.has(number)
        ? (looksOf[number] ?? [])
        : looks.filter((look) => isTriggered(finder, look))
      const findings = findingsIn(worthwhile, finder)
      known[number] = findings
      asked.push(number)
      return findings
    },
  }
}

function findingsIn(looks: readonly Look[], finder: Finder): readonly Finding[] {
  const [only] = looks
  if (only === undefined) return nothing
  return merged(
    looks.length === 1 ? inOriginal(finder, only) : looks.flatMap((look) => inOriginal(finder, look)),
  )
}

function inOriginal(finder: Finder, look: Look): readonly Finding[] {
  const findings = finder.find(look)
  const { view } = look
  if (findings.length === 0) return findings
  const hidden = view.disguises.map((disguise) => `hidden by ${disguise.replaceAll('-', ' ')}`)
  return findings.map((finding) => ({
    ...finding,
    ...view.inOriginal(finding.start, finding.end),
    why: [...finding.why, ...hidden],
  }))
}

/** What several readings say of one place is said once, by the one that is surest. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings
  const kept: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.confidence - a.confidence)) {
    const last = kept.at(-1)
    if (!last || last.start !== finding.start || last.end !== finding.end) kept.push(finding)
  }
  return kept
}
