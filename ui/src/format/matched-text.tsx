import { For } from 'solid-js'

/** A piece of a text, and whether a rule matched it. */
export interface Piece {
  readonly text: string
  readonly matched: boolean
  /** What matched it, where that was said. */
  readonly label?: string
}

export interface LabelledSpan {
  readonly start: number
  readonly end: number
  /** Such as the name of the rule. */
  readonly label?: string
}

/**
 * Cuts a text at its spans, which may overlap and come in any order: where several overlap, all of what they cover is one piece under all
 * their labels. Spans are UTF-16 offsets, as JavaScript counts.
 */
export function piecesOf(text: string, spans: readonly LabelledSpan[]): readonly Piece[] {
  const ordered = [...spans]
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start)
  const merged: { start: number; end: number; labels: Set<string> }[] = []
  for (const { start, end, label } of ordered) {
    const last = merged.at(-1)
    const into = last && start < last.end ? last : { start, end, labels: new Set<string>() }
    if (into !== last) merged.push(into)
    into.end = Math.max(into.end, end)
    if (label) into.labels.add(label)
  }
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, labels } of merged) {
    if (start > at) pieces.push({ text: text.slice(at, start), matched: false })
    const label = labels.size > 0 ? { label: [...labels].join(', ') } : {}
    pieces.push({ text: text.slice(start, end), matched: true, ...label })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), matched: false })
  return pieces
}

/** A text with what matched marked in it. */
export function MatchedText(props: { readonly text: string; readonly spans: readonly LabelledSpan[] }) {
  return (
    <p class="matched-text">
      <For each={piecesOf(props.text, props.spans)}>
        {(piece) => (piece.matched ? <mark title={piece.label}>{piece.text}</mark> : piece.text)}
      </For>
    </p>
  )
}
