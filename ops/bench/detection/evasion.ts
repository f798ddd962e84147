import { disguises } from './disguise-text.ts'
import type { Engine } from './engine.ts'
import type { Judged } from './quality.ts'

/** Of what a category finds in plain, how much it still finds in each disguise. */
export interface Evasion {
  readonly name: string
  readonly plain: number
  /** Found again by name of the disguise, of so many that the disguise changes. */
  readonly kept: Readonly<Record<string, { readonly hits: number; readonly of: number }>>
}

/** Bounds the time that the table takes. */
const mostTexts = 400

export function evasionOf(
  name: string,
  category: string,
  judged: readonly Judged[],
  engine: Pick<Engine, 'match'>,
): Evasion {
  const found = judged.filter(
    ({ labelled, matches }) => labelled.label === 1 && matches.some((match) => match.category === category),
  )
  const step = Math.max(1, Math.ceil(found.length / mostTexts))
  const plain = found.filter((_, at) => at % step === 0).map(({ labelled }) => labelled.text)
  const kept: Record<string, { hits: number; of: number }> = {}
  for (const [disguise, hide] of Object.entries(disguises)) {
    const hidden = plain.map((text) => [text, hide(text)] as const).filter(([text, now]) => text !== now)
    kept[disguise] = {
      hits: hidden.filter(([, now]) => engine.match(now).some((match) => match.category === category)).length,
      of: hidden.length,
    }
  }
  return { name, plain: plain.length, kept }
}
