import { For } from 'solid-js'

/** A piece of a text, and whether a rule matched it. */
export interface Piece {
  readonly text: string
  readonly matched: boolean
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Cuts a text at its spans, which may overlap and come in any order. Spans are UTF-16 offsets, as JavaScript counts. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const ordered = [...spans]
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of ordered) {
    if (end <= at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), matched: false })
    pieces.push({ text: text.slice(Math.max(at, start), end), matched: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), matched: false })
  return pieces
}

/** A text with what matched marked in it. */
export function MatchedText(props: { readonly text: string; readonly spans: readonly Span[] }) {
  return (
    <p class="matched-text">
      <For each={piecesOf(props.text, props.spans)}>
        {(piece) => (piece.matched ? <mark>{piece.text}</mark> : piece.text)}
      </For>
    </p>
  )
}
