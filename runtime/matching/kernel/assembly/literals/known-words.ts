import { forgetLeads, gathered, hasNoRoom, keepLeads, replay } from './leads'
import { knownWords, leadsOfWords } from './place'

/*
 * Most words of a text were met before. What such a word leads to is remembered: most often nothing. Each word has two places, and the one that
 * was there longest makes room for another. Only words of letters alone are kept, so that no number and no token stays in memory.
 */

export const knownWordCount: i32 = 8_192
/** Characters that a word may have. */
export const longestKnown: i32 = 16
/** Ones, and as many zeros behind them: from a place on, a mask for a word. */
const masks: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0,
])

/** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): 2^64 by the golden ratio. */
const spread: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15

/** What else is known of a word stands in the highest bits of its characters: whether it leads anywhere, and whether it may be the first of two. */
const hasLeads: i32 = 1
const isFirst: i32 = 2

let word: v128 = i8x16.splat(0)
let size: i32 = 0
let slot: usize = 0

/** Asks for a word of at most `longestKnown` characters. @returns what is known of it; -1 where nothing is */
export function askFor(from: usize, length: i32): i32 {
  size = length
  word = v128.and(v128.load(from), v128.load(masks + <usize>(longestKnown - length)))
  const low = v128.extract_lane<u64>(word, 0)
  const high = v128.extract_lane<u64>(word, 1)
  slot = (<usize>(((low ^ rotl<u64>(high, 29)) * spread) >>> 52)) << 1
  const first = v128.load(knownWords + (slot << 4))
  if (i8x16.all_true(i8x16.eq(v128.and(first, i8x16.splat(0x7f)), word))) return i8x16.bitmask(first)
  const second = v128.load(knownWords + (slot << 4), 16)
  if (!i8x16.all_true(i8x16.eq(v128.and(second, i8x16.splat(0x7f)), word))) return -1
  slot++
  return i8x16.bitmask(second)
}

/** Adds what the word leads to that was asked for and is known. */
export function followLeads(facts: i32, start: i32): void {
  if ((facts & hasLeads) !== 0) replay(load<u32>(leadsOfWords + (slot << 2)), start)
}

export function mayBeFirst(facts: i32): bool {
  return (facts & isFirst) !== 0
}

/** Remembers the word that was asked for last and is not known, with the leads that were gathered. */
export function remember(first: bool): void {
  const letters = i8x16.bitmask(i8x16.lt_u(i8x16.sub(word, i8x16.splat(0x61)), i8x16.splat(26)))
  if (letters !== (1 << size) - 1) return
  const at = knownWords + (slot << 4)
  v128.store(at, v128.load(at), 16)
  store<u32>(leadsOfWords + (slot << 2), load<u32>(leadsOfWords + (slot << 2)), 4)
  v128.store(at, word)
  if (gathered > 0) {
    store<u8>(at, load<u8>(at) | 0x80)
    store<u32>(leadsOfWords + (slot << 2), keepLeads())
  }
  // Of one letter there is no second one: its flag stands where the word has ended.
  if (first) store<u8>(at, load<u8>(at, 1) | 0x80, 1)
}

/** To be called before leads are gathered: where there is no room for more, all words are forgotten. */
export function makeRoom(): void {
  if (!hasNoRoom()) return
  forgetLeads()
  memory.fill(knownWords, 0, (<usize>knownWordCount) << 4)
}
