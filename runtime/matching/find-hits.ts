import type { Span } from '@flagwise/schemas'
import type RE2 from 're2'
import type { EncodedText } from './text.ts'

/** Most hits of one rule that a match names; more say nothing new. */
export const maxSpans = 20

export interface Hits {
  /** In the text that was searched, in order, none within another. */
  readonly spans: readonly Span[]
  /** What the first hit found. */
  readonly first: string
}

/** Where a pattern hits, from the left, each hit after the end of the one before. A hit of no text is none. */
export function findHits(compiled: RE2, text: EncodedText): Hits {
  const spans: Span[] = []
  const offsetOf = text.offsets()
  let first = ''
  compiled.lastIndex = 0
  // Patterns that match nothing at all are refused; should one get through, it may not go on over megabytes.
  for (let tries = 0; tries < 2 * maxSpans && spans.length < maxSpans; tries++) {
    const hit = compiled.exec(text.bytes)
    if (!hit) break
    const found = hit[0]
    if (found.length === 0) compiled.lastIndex = hit.index + 1
    else {
      if (spans.length === 0) first = found.toString()
      spans.push({ start: offsetOf(hit.index), end: offsetOf(hit.index + found.length) })
    }
  }
  compiled.lastIndex = 0
  return { spans, first }
}
