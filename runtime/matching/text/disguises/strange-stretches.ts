import { gap, naturalness, symbolOf } from './letter-model.ts'

/** [from, to) of a text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Eighths of nats, as the model has them. */
const threshold = 9 * 8
/** A text has at most so many that are looked at. */
const most = 8

/** Stretches of letters that do not read like written words, on word borders, in order. */
export function strangeStretches(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  let strange = 0
  let peak = 0
  let from = 0
  let to = 0
  let before = gap
  const close = (): void => {
    if (peak >= threshold) found.push(ofWholeWords(text, from, to))
    strange = 0
    peak = 0
  }
  for (let at = 0; at < text.length && found.length < most; at++) {
    const symbol = symbolOf[text.charCodeAt(at)] ?? gap
    strange -= naturalness[(before << 5) | symbol] ?? 0
    before = symbol
    if (strange <= 0) {
      close()
      from = at + 1
    } else if (strange > peak) {
      peak = strange
      to = at + 1
    } else if (peak >= threshold && peak - strange > threshold) {
      close()
      from = at + 1
    }
  }
  if (found.length < most) close()
  return found
}

function ofWholeWords(text: string, from: number, to: number): Stretch {
  let [start, end] = [from, to]
  while (start > 0 && (symbolOf[text.charCodeAt(start - 1)] ?? gap) !== gap) start--
  while (end < text.length && (symbolOf[text.charCodeAt(end)] ?? gap) !== gap) end++
  return { from: start, to: end }
}

/** Lines long enough to judge by their letters. */
export function linesOf(text: string): readonly Stretch[] {
  const lines: Stretch[] = []
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    if (to - from >= 16) lines.push({ from, to })
    from = to + 1
  }
  return lines
}
