import { folded, starts, text } from './place'

/** The length of the folded text. */
let length: i32 = 0
/** Whether there are gaps between words, so that it can be told where one begins and ends. */
let hasGaps: bool = true

export function setBorders(folded: i32, gaps: bool): void {
  length = folded
  hasGaps = gaps
}

/** ASCII letters, digits and underscores. */
function isWord(unit: u32): bool {
  return (unit | 0x20) - 0x61 < 26 || unit - 0x30 < 10 || unit === 0x5f
}

function unitAt(place: i32): u32 {
  return <u32>load<u16>(text + ((<usize>place) << 1))
}

function placeOf(at: i32): i32 {
  return starts === 0 ? at : load<i32>(starts + ((<usize>at) << 2))
}

/** Whether a word may begin at a letter or digit: none stands before, or one to which RE2 has no word. */
export function mayStart(at: i32): bool {
  if (!hasGaps || at === 0 || !isWord(<u32>load<u8>(folded + <usize>at - 1))) return true
  // To RE2, a letter with an accent is of no word, nor is what cannot be seen; what stands behind one may begin a word.
  const place = placeOf(at)
  return isWord(unitAt(place)) && !isWord(unitAt(place - 1))
}

/** Whether a word may end before a place. */
export function mayEnd(at: i32): bool {
  if (!hasGaps || at === length || !isWord(<u32>load<u8>(folded + <usize>at))) return true
  const place = placeOf(at - 1)
  return isWord(unitAt(place)) && !isWord(unitAt(place + 1))
}
