import { mayEnd, mayStart } from './borders'
import { chunkAt, isSet, pairKey, prefixKey, wordNumber } from './keys'
import { askFor, followLeads, longestKnown, makeRoom, mayBeFirst, remember } from './known-words'
import { gatherAnew, isOverfull, replayGathered } from './leads'
import { lookFor, lookWhenFull } from './look'
import { firsts, folded, longestWord, wordStarts, words } from './place'
import { firstsShift, startsShift, wordsShift } from './shifts'
import { lookUp } from './word-keys'

/** The numbers of the word before, as it may begin within; most have one beginning, and none where no two words begin with it. */
const before: usize = memory.data(2 * 256)
let beforeCount: i32 = 0
let beginningCount: i32 = 0

export function beginText(): void {
  beforeCount = 0
}

/** Looks for what goes by a word, by its beginning, by what is in it, and by it and the word before. */
export function lookAtWord(start: i32, end: i32, within: bool): void {
  lookWhenFull()
  const from = folded + <usize>start
  const last = folded + <usize>end
  if (beforeCount > 0) lookAtPairs(chunkAt(from, last), start)
  beginningCount = 0
  if (within) {
    addBeginning(lookUp(start, end, false))
    lookWithin(start, end)
  } else if (end - start > longestKnown) addFirst(lookUp(start, end, false))
  else {
    const facts = askFor(from, end - start)
    if (facts < 0) addFirst(learn(start, end))
    else {
      followLeads(facts, start)
      if (mayBeFirst(facts)) addBeginning(wordNumber(from, last))
    }
  }
  memory.copy(before, before + 256, (<usize>beginningCount) << 2)
  beforeCount = beginningCount
}

/** Looks a word up that was asked for and is not known. @returns its number */
function learn(start: i32, end: i32): u32 {
  makeRoom()
  gatherAnew()
  const number = lookUp(start, end, true)
  if (isOverfull) return lookUp(start, end, false)
  replayGathered(start)
  remember(isSet(firsts, number, firstsShift))
  return number
}

function addFirst(number: u32): void {
  if (isSet(firsts, number, firstsShift)) addBeginning(number)
}

function addBeginning(number: u32): void {
  store<u32>(before + 256 + ((<usize>beginningCount) << 2), number)
  beginningCount++
}

function lookForWord(key: u32, place: i32): void {
  if (isSet(words, key, wordsShift)) lookFor(key, place)
}

function lookAtPairs(chunk: u32, start: i32): void {
  for (let one = 0; one < beforeCount; one++)
    lookForWord(pairKey(load<u32>(before + ((<usize>one) << 2)), chunk), start)
}

/** Looks at the words that may begin and end within a word. */
function lookWithin(start: i32, end: i32): void {
  for (let from = start; from < end; from++) {
    if (from > start && !mayStart(from)) continue
    const first = folded + <usize>from
    for (let to = from + 1; to <= end && to - from <= longestWord; to++) {
      const last = folded + <usize>to
      const size = to - from
      const chunk = chunkAt(first, last)
      if (from > start && size > 1 && size <= 4) lookForWord(prefixKey(chunk), from)
      lookWhenFull()
      // No word goes on from there.
      if (size === 5 && !isSet(wordStarts, chunk, startsShift)) break
      if (size === 9 && !isSet(wordStarts, wordNumber(first, first + 8), startsShift)) break
      if ((from === start && to === end) || (to < end && !mayEnd(to))) continue
      const part = wordNumber(first, last)
      lookForWord(part, from)
      if (from === start && size < 4) lookAtPairs(chunk, start)
      if (to === end) addBeginning(part)
    }
  }
}
