import { type Context, impersonal } from './context.ts'
import type { Candidate, EntityDetector, EntityHit, EntityText } from './entity.ts'
import { digitsIn, type Shape, shapeOf } from './shape.ts'

/** How sure a detector is of a well-formed value. */
export interface Confidence {
  /** In a text that says nothing of it. */
  readonly alone: number
  /** When the text is nothing but the value, as people paste it. */
  readonly bare: number
  /** With a word near it that names it. */
  readonly named: number
}

/** An identifier of fixed shape. */
export interface CodedKind {
  readonly type: string
  /** `AA999999A`: two letters, six digits, a letter. */
  readonly shapes?: readonly string[]
  /** Instead or besides: unbroken words of these lengths, letters and digits in any order. */
  readonly lengths?: readonly number[]
  /** Least number of digits, where it does not follow from the shapes. */
  readonly digits?: number
  /** Which checks a value passes, in words, or null when it is none. */
  readonly accepts: (value: string, candidate: Candidate) => readonly string[] | null
  readonly context: Context
  readonly confidence: Confidence | ((candidate: Candidate) => Confidence)
  /** Counts also with further digits beside it, such as an expiry date. */
  readonly partial?: boolean
  /** Only where one of these letters stands somewhere in the text. */
  readonly literals?: readonly string[]
}

/** Hits below are told to nobody. */
const least = 0.2

/** How much less sure when a word nearby says that it is an order number, an amount or the like. */
const doubt = 0.3

/** Detects identifiers by shape, check and context. */
export function coded(kind: CodedKind): EntityDetector {
  const shapes = (kind.shapes ?? []).map(shapeOf)
  const ownShapes: ReadonlySet<Shape> = new Set(shapes)
  const lengths = kind.lengths ?? []
  const digits = kind.digits ?? Math.min(...(kind.shapes ?? ['']).map(digitsIn))
  /** A part of a longer row of numbers is nothing by itself. */
  const isPart = (candidate: Candidate): boolean =>
    !candidate.whole && kind.partial !== true && kind.context.nearIn(candidate.around) === undefined
  return {
    type: kind.type,
    trigger: kind.literals === undefined ? { digits } : { digits, literals: kind.literals },
    mayFind(text) {
      for (const shape of text.shapes()) if (ownShapes.has(shape)) return true
      for (const length of lengths) if (text.wordLengths().has(length)) return true
      return false
    },
    find(text) {
      const hits: EntityHit[] = []
      const look = (candidates: readonly Candidate[]): void => {
        for (const candidate of candidates) {
          if (isPart(candidate)) continue
          const checks = kind.accepts(candidate.value, candidate)
          if (checks === null) continue
          const hit = judge(text, kind, candidate, checks)
          if (hit !== null) hits.push(hit)
        }
      }
      for (const shape of text.shapes()) if (ownShapes.has(shape)) look(text.candidates(shape))
      for (const length of lengths) look(text.words(length))
      return shapes.length > 0 && lengths.length > 0 ? distinct(hits) : hits
    },
  }
}

/** Without those that have a shape as well as a length that is asked for. */
const distinct = (hits: readonly EntityHit[]): readonly EntityHit[] => [
  ...new Map(hits.map((hit) => [`${hit.start}-${hit.end}`, hit])).values(),
]

function judge(
  text: EntityText,
  kind: CodedKind,
  candidate: Candidate,
  checks: readonly string[],
): EntityHit | null {
  const { start, end } = candidate
  const sure = typeof kind.confidence === 'function' ? kind.confidence(candidate) : kind.confidence
  const word = kind.context.nearIn(candidate.around)
  if (word !== undefined) return { start, end, confidence: sure.named, why: [...checks, `context: ${word}`] }
  if (text.isNothingBut(start, end))
    return { start, end, confidence: sure.bare, why: [...checks, 'the text is nothing else'] }
  if (sure.alone < least) return null
  const against = impersonal.nearIn(candidate.around)
  if (against === undefined) return { start, end, confidence: sure.alone, why: checks }
  return { start, end, confidence: Math.max(0, sure.alone - doubt), why: [...checks, `against: ${against}`] }
}
