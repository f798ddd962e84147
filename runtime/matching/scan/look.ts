import type { EntityText } from '../entities/entity.ts'
import { entityTextOf } from '../entities/entity-text.ts'
import { type Folded, foldedString } from '../text/fold.ts'
import { foldOf, kind, kindOf } from '../text/fold-table.ts'
import { unitsOf } from '../text/units.ts'
import type { View } from '../text/view.ts'
import { type EncodedText, encode } from '../text.ts'
import { createHitList, type HitList, type Hits } from './hits.ts'
import type { LiteralIndex } from './literal-index.ts'

/** One reading of a text under the eyes of the rules: its hits, and what else is worked out of it when a rule asks. */
export interface Look {
  readonly view: View
  readonly text: string
  readonly hits: Hits
  /** Has characters that hide others in some texts. */
  readonly maySeemOther: boolean
  /** In UTF-8, as RE2 reads it. */
  encoded(): EncodedText
  /** In lower case, in UTF-8; the text itself where that is the same. */
  encodedLower(): EncodedText
  lower(): string
  entityText(): EntityText
  foldedText(): string
  /** Where a hit starts, in the folded text. */
  startOf(hit: number): number
  /** Whether [start, end) of the folded text is no part of a longer word. */
  standsAlone(start: number, end: number): boolean
  /** From the folded text to the text. */
  inText(start: number, end: number): { readonly start: number; readonly end: number }
}

/** Makes looks; each is good until `release`. */
export interface Looks {
  at(view: View): Look
  /** Takes all looks back. */
  release(): void
}

export function createLooks(index: LiteralIndex): Looks {
  const pool: HitList[] = []
  let used = 0
  return {
    at(view) {
      const hits = pool[used] ?? createHitList(index.lengths.length)
      pool[used++] = hits
      return lookAt(view, index, hits)
    },
    release() {
      used = 0
    },
  }
}

function lookAt(view: View, index: LiteralIndex, hits: HitList): Look {
  const { text } = view
  const { folded, maySeemOther } = index.scan(text, unitsOf(text), hits)
  let bytes: EncodedText | undefined
  let lower: string | undefined
  let lowerBytes: EncodedText | undefined
  let entityText: EntityText | undefined
  let foldedText: string | undefined
  const unitAt = foldedUnits(text, folded)
  const isWord = (at: number): boolean => ((kindOf[unitAt(at)] ?? 0) & kind.word) !== 0
  const look: Look = {
    view,
    text,
    hits,
    maySeemOther,
    encoded: () => {
      bytes ??= encode(text)
      return bytes
    },
    lower: () => {
      lower ??= text.toLowerCase()
      return lower
    },
    encodedLower: () => {
      lowerBytes ??= look.lower() === text ? look.encoded() : encode(look.lower())
      return lowerBytes
    },
    entityText: () => {
      entityText ??= entityTextOf(text)
      return entityText
    },
    foldedText: () => {
      foldedText ??= folded ? foldedString(folded) : evenlyFolded(text)
      return foldedText
    },
    startOf: (hit) => hits.endOf(hit) - (index.lengths[hits.literalOf(hit)] ?? 0),
    standsAlone: (start, end) =>
      !(isWord(start) && start > 0 && isWord(start - 1)) && !(isWord(end - 1) && isWord(end)),
    inText: (start, end) => {
      const starts = folded?.starts
      return starts ? { start: starts[start] ?? start, end: starts[end] ?? end } : { start, end }
    },
  }
  return look
}

/** By place in the folded text: its unit; 0 beyond the end. */
function foldedUnits(text: string, folded: Folded | null): (at: number) => number {
  if (!folded) return (at) => foldOf[text.charCodeAt(at)] ?? 0
  return (at) => (at < folded.length ? (folded.units[at] ?? 0) : 0)
}

const onlyAscii = /^[\0-\x7f]*$/

function evenlyFolded(text: string): string {
  if (onlyAscii.test(text)) return text.toLowerCase()
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = foldOf[text.charCodeAt(at)] ?? 0
  return foldedString({ units, length: text.length, starts: null })
}
