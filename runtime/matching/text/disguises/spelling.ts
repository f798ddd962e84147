import type { Disguise } from '../view.ts'

/** What a disguised part of a text says, and where each of its characters comes from. */
export interface Reading {
  readonly disguise: Disguise
  readonly text: string
  /** For each UTF-16 code unit of it, where what it was read from starts and ends. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly squeezed?: boolean
}

/** A reading of code units, of each of which it is known where it was read. */
export const readingOf = (
  disguise: Disguise,
  units: Uint16Array,
  starts: Int32Array,
  ends: Int32Array,
): Reading => ({
  disguise,
  text: Buffer.from(units.buffer, units.byteOffset, 2 * units.length).toString('utf16le'),
  starts,
  ends,
})

/** Spells out a reading, piece by piece. */
export class Spelling {
  private said = ''
  private starts = new Int32Array(64)
  private ends = new Int32Array(64)

  get text(): string {
    return this.said
  }

  /** Adds what was read from [start, end). */
  add(piece: string, start: number, end: number): void {
    const from = this.said.length
    this.said += piece
    this.makeRoom(this.said.length)
    for (let unit = from; unit < this.said.length; unit++) {
      this.starts[unit] = start
      this.ends[unit] = end
    }
  }

  /** Adds what stands in the text as it stands. */
  keep(text: string, from: number, to: number): void {
    const first = this.said.length
    this.said += text.slice(from, to)
    this.makeRoom(this.said.length)
    for (let unit = first; unit < this.said.length; unit++) {
      this.starts[unit] = from + unit - first
      this.ends[unit] = from + unit - first + 1
    }
  }

  as(disguise: Disguise): Reading {
    const [starts, ends] = [
      this.starts.subarray(0, this.said.length),
      this.ends.subarray(0, this.said.length),
    ]
    return { disguise, text: this.said, starts, ends }
  }

  private makeRoom(length: number): void {
    if (length <= this.starts.length) return
    const roomier = (places: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(2 * length)
      grown.set(places)
      return grown
    }
    this.starts = roomier(this.starts)
    this.ends = roomier(this.ends)
  }
}

/** A part of a text that is to be read otherwise, in pieces. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly pieces: readonly { readonly text: string; readonly start: number; readonly end: number }[]
}

/** Replacements so close to each other are read together, and as much of the text around them with them. */
const near = 160
const around = 80

/** One reading for each group of replacements (in the order of their places) that stand near each other. */
export function readTogether(
  text: string,
  replacements: readonly Replacement[],
  disguise: Disguise,
): readonly Reading[] {
  const readings: Reading[] = []
  let index = 0
  while (index < replacements.length) {
    const first = replacements[index]
    if (!first) break
    const spelling = new Spelling()
    let at = wordStart(text, Math.max(0, first.start - around), first.start)
    for (;;) {
      const replacement = replacements[index]
      if (!replacement || replacement.start - at > near) break
      spelling.keep(text, at, replacement.start)
      for (const piece of replacement.pieces) spelling.add(piece.text, piece.start, piece.end)
      at = replacement.end
      index++
    }
    spelling.keep(text, at, wordEnd(text, Math.min(text.length, at + around), at))
    readings.push(spelling.as(disguise))
  }
  return readings
}

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d)

function wordStart(text: string, from: number, limit: number): number {
  if (from === 0) return 0
  let at = from
  while (at < limit && !isSpace(text.charCodeAt(at - 1))) at++
  return at
}

function wordEnd(text: string, from: number, limit: number): number {
  if (from === text.length) return from
  let at = from
  while (at > limit && !isSpace(text.charCodeAt(at))) at--
  return at
}
