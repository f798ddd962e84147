import type { EntityText } from '../entities/entity.ts'
import { entityTextOf } from '../entities/entity-text.ts'
import { type Folded, foldedString } from '../text/fold.ts'
import { foldOf, kind, kindOf } from '../text/fold-table.ts'
import type { View } from '../text/view.ts'
import { type EncodedText, encode, encodeInto } from '../text.ts'
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
  /** A text that the places of the folded text count: the text itself where they are the same, with its case and accents. */
  placedText(): string
  /** Where a hit starts, in the folded text. */
  startOf(hit: number): number
  /** Whether [start, end) of the folded text is no part of a longer word. */
  standsAlone(start: number, end: number): boolean
  /** From the folded text to the text. */
  inText(start: number, end: number): { readonly start: number; readonly end: number }
}

/** What a look writes into, used again by the next one. */
interface Room {
  readonly hits: HitList
  readonly bytes: Buffer
}

/** Enough for most texts in UTF-8; of longer ones, a buffer is made. */
const usualBytes = 8 * 1_024

/** Makes looks; each is good until `release`. */
export interface Looks {
  at(view: View): Look
  /** Takes all looks back. */
  release(): void
}

export function createLooks(index: LiteralIndex): Looks {
  const pool: Room[] = []
  let used = 0
  return {
    at(view) {
      const room = pool[used] ?? {
        hits: createHitList(index.lengths.length),
        bytes: Buffer.allocUnsafeSlow(usualBytes),
      }
      pool[used++] = room
      return new LookAtView(view, room, index)
    },
    release() {
      used = 0
    },
  }
}

/** A class, so that a look is one object and not a dozen closures: there is one for every text. */
class LookAtView implements Look {
  readonly view: View
  readonly text: string
  readonly hits: HitList
  readonly maySeemOther: boolean
  readonly #folded: Folded | null
  readonly #lengths: Int32Array
  readonly #bytes: Buffer
  #encoded: EncodedText | undefined
  #lower: string | undefined
  #encodedLower: EncodedText | undefined
  #entityText: EntityText | undefined
  #placedText: string | undefined

  constructor(view: View, { hits, bytes }: Room, index: LiteralIndex) {
    const { folded, maySeemOther } = index.scan(view.text, hits, view.squeezed !== true)
    this.view = view
    this.text = view.text
    this.hits = hits
    this.maySeemOther = maySeemOther
    this.#folded = folded
    this.#lengths = index.lengths
    this.#bytes = bytes
  }

  encoded(): EncodedText {
    this.#encoded ??= encodeInto(this.#bytes, this.text)
    return this.#encoded
  }

  lower(): string {
    this.#lower ??= this.text.toLowerCase()
    return this.#lower
  }

  encodedLower(): EncodedText {
    this.#encodedLower ??= this.lower() === this.text ? this.encoded() : encode(this.lower())
    return this.#encodedLower
  }

  entityText(): EntityText {
    this.#entityText ??= entityTextOf(this.text)
    return this.#entityText
  }

  placedText(): string {
    this.#placedText ??= this.#folded ? foldedString(this.#folded) : this.text
    return this.#placedText
  }

  startOf(hit: number): number {
    return this.hits.endOf(hit) - (this.#lengths[this.hits.literalOf(hit)] ?? 0)
  }

  standsAlone(start: number, end: number): boolean {
    if (start > 0 && this.#isWord(start - 1) && this.#isWord(start)) return false
    return !(this.#isWord(end) && this.#isWord(end - 1))
  }

  inText(start: number, end: number): { readonly start: number; readonly end: number } {
    const starts = this.#folded?.starts
    return starts ? { start: starts[start] ?? start, end: starts[end] ?? end } : { start, end }
  }

  /** By place in the folded text. */
  #isWord(at: number): boolean {
    const folded = this.#folded
    const unit = folded
      ? at < folded.length
        ? (folded.units[at] ?? 0)
        : 0
      : (foldOf[this.text.charCodeAt(at)] ?? 0)
    return ((kindOf[unit] ?? 0) & kind.word) !== 0
  }
}
