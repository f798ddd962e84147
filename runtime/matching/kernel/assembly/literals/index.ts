import { setBorders } from './borders'
import { digits, findAll } from './find'
import { clear, foundCount, hitCount, isFull } from './hits'
import { results, starts } from './place'
import { longestRun } from './runs'

export { fold } from './fold'
export { knownWordCount } from './known-words'
export { leadBytes } from './leads'
export * from './place'

/** After what the kernel keeps for itself. */
export const ownEnd: usize = __heap_base

/**
 * Finds the literals of a folded text.
 * @param hasGaps whether there are gaps between words, so that it can be told where one begins and ends
 * @returns whether there was room for all hits; how many there are, of how many literals, the digits of the text and its longest run are in `results`
 */
export function find(length: i32, hasGaps: bool): bool {
  clear()
  setBorders(length, hasGaps)
  // Where a folded text has places of its own, it is not known which words have characters beyond ASCII.
  findAll(length, !hasGaps || starts !== 0)
  store<i32>(results, hitCount)
  store<i32>(results, foundCount, 4)
  store<i32>(results, digits, 8)
  store<i32>(results, longestRun(length), 12)
  return !isFull
}
