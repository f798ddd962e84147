import { longestWord, vocabulary } from './vocabulary.ts'

/** So much of the letters must belong to known words. */
const covered = 0.75

/**
 * Where the words of a text without spaces begin; null where too few of them are known. Takes the division with the fewest letters
 * outside known words and, of those, the fewest words.
 */
export function wordStarts(text: string): ReadonlySet<number> | null {
  const cost = new Float64Array(text.length + 1)
  const cameFrom = new Int32Array(text.length + 1)
  for (let end = 1; end <= text.length; end++) {
    cost[end] = (cost[end - 1] ?? 0) + 10
    cameFrom[end] = end - 1
    for (let length = 1; length <= Math.min(longestWord, end); length++) {
      if (length === 1 && !'ai'.includes(text[end - 1] ?? '')) continue
      if (!vocabulary.has(text.slice(end - length, end))) continue
      const total = (cost[end - length] ?? 0) + 3 + (length < 3 ? 6 / length : 0)
      if (total < (cost[end] ?? 0)) {
        cost[end] = total
        cameFrom[end] = end - length
      }
    }
  }
  const starts = new Set<number>()
  let unknown = 0
  for (let end = text.length; end > 0; end = cameFrom[end] ?? 0) {
    const start = cameFrom[end] ?? 0
    if (end - start === 1 && !vocabulary.has(text.slice(start, end))) unknown++
    // Letters outside known words stay together.
    if (end - start > 1 || 'ai'.includes(text[start] ?? '')) {
      starts.add(start)
      starts.add(end)
    }
  }
  return unknown <= (1 - covered) * text.length ? starts : null
}
