import type { Span } from '@flagwise/schemas'
import type { Search } from './search.ts'
import type { EncodedText } from './text.ts'

/** What a pattern found, and where in the text that was searched. */
export interface Hit extends Span {
  readonly text: string
}

/** Where a pattern hits, from the left, each hit after the end of the one before. A hit of no text is none. */
export function findHits(compiled: Search, text: EncodedText, most: number): readonly Hit[] {
  const hits: Hit[] = []
  const offsetOf = text.offsets()
  compiled.lastIndex = 0
  // Patterns that match nothing at all are refused; should one get through, it may not go on over megabytes.
  for (let tries = 0; tries < 2 * most && hits.length < most; tries++) {
    const hit = compiled.exec(text.bytes)
    if (!hit) break
    const found = hit[0]
    if (found.length === 0) compiled.lastIndex = hit.index + 1
    else
      hits.push({
        start: offsetOf(hit.index),
        end: offsetOf(hit.index + found.length),
        text: found.toString(),
      })
  }
  compiled.lastIndex = 0
  return hits
}
