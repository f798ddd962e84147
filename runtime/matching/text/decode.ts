import { hasStrangeLetters, mayBeDisguised, type TextTraits, traitsOf } from './decode-traits.ts'
import { readBase64 } from './disguises/base64.ts'
import { readCharacterCodes } from './disguises/character-codes.ts'
import { readEscapeSequences } from './disguises/escape-sequences.ts'
import { readHexadecimal } from './disguises/hexadecimal.ts'
import { readLeetspeak } from './disguises/leetspeak.ts'
import { readOtherLetters } from './disguises/other-letters.ts'
import { readPercentEncoding } from './disguises/percent-encoding.ts'
import { readSpacedLetters } from './disguises/spaced-letters.ts'
import type { Reading } from './disguises/spelling.ts'
import type { Disguise, View } from './view.ts'

/** How far decoding goes, whatever a text holds. */
export interface DecodeBounds {
  /** Disguises under disguises. */
  readonly depth: number
  readonly views: number
  /** Longest view in UTF-16 code units; what is longer is cut. */
  readonly viewLength: number
  /** Length of all views together, as a multiple of the text's. */
  readonly growth: number
}

export const usualBounds: DecodeBounds = { depth: 2, views: 16, viewLength: 65_536, growth: 4 }

interface Decoder {
  /** Whether a text with these traits may have anything for it. */
  readonly when: (traits: TextTraits, text: string) => boolean
  readonly read: (text: string) => readonly Reading[]
}

/** Cheap and certain ones first: they take the room that bounds leave. */
const decoders: readonly Decoder[] = [
  { when: ({ longRun }) => longRun, read: readBase64 },
  {
    when: ({ longRun, numberRun, escapes }, text) =>
      longRun || numberRun || (escapes && text.includes('\\x')),
    read: readHexadecimal,
  },
  { when: ({ escapes, pluses }) => escapes || pluses, read: readPercentEncoding },
  { when: (traits) => traits.escapes || hasStrangeLetters(traits), read: readEscapeSequences },
  { when: ({ singles }) => singles, read: readSpacedLetters },
  { when: hasStrangeLetters, read: readLeetspeak },
  { when: ({ numberRun }) => numberRun, read: readCharacterCodes },
  { when: hasStrangeLetters, read: readOtherLetters },
]

/** Taken off twice, these are back where they were. */
const onlyOnce: ReadonlySet<Disguise> = new Set<Disguise>([
  'rot13',
  'letter-substitution',
  'reversed',
  'leetspeak',
  'spaced-out-letters',
])

/**
 * What the disguised parts of a text say: of each an own view, whose spans lead back to the text, and of each view its own disguised
 * parts again. A text without such parts has none. Expect to match the text itself, too: parts stand in their views with little of
 * what is around them.
 */
export function decodeViews(text: string, bounds: DecodeBounds = usualBounds): readonly View[] {
  // Almost every text ends here.
  const own = traitsOf(text)
  if (!mayBeDisguised(own)) return []
  const views: View[] = []
  const seen = new Set([text])
  let room = Math.max(1_024, bounds.growth * text.length)
  let level: readonly View[] = [asItStands(text)]
  for (let depth = 0; depth < bounds.depth && level.length > 0; depth++) {
    const next: View[] = []
    for (const view of level) {
      const traits = view.text === text ? own : traitsOf(view.text)
      if (!mayBeDisguised(traits)) continue
      for (const { when, read } of decoders)
        for (const reading of when(traits, view.text) ? read(view.text) : []) {
          if (views.length === bounds.views || room <= 0) return views
          if (view.disguises.includes(reading.disguise) && onlyOnce.has(reading.disguise)) continue
          const said = reading.text.slice(0, Math.min(bounds.viewLength, room))
          if (said.trim() === '' || seen.has(said)) continue
          seen.add(said)
          room -= said.length
          const found = viewOf(reading, said, view)
          views.push(found)
          next.push(found)
        }
    }
    level = next
  }
  return views
}

const asItStands = (text: string): View => ({
  text,
  disguises: [],
  inOriginal: (start, end) => ({ start, end }),
})

function viewOf(reading: Reading, text: string, parent: View): View {
  return {
    text,
    disguises: [...parent.disguises, reading.disguise],
    ...(reading.squeezed ? { squeezed: true } : {}),
    inOriginal(start, end) {
      const [from, to] = spanOf(reading, start, end)
      return parent.inOriginal(from, to)
    },
  }
}

/** Reversed text has its ends the other way round, so the outermost places count. */
function spanOf({ starts, ends }: Reading, start: number, end: number): readonly [number, number] {
  const last = Math.max(start, end - 1)
  const from = Math.min(starts[start] ?? starts.at(-1) ?? 0, starts[last] ?? starts.at(-1) ?? 0)
  const to = Math.max(ends[start] ?? from, ends[last] ?? from)
  return [from, to]
}
