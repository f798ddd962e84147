import { membersOf } from '../sets'
import { mayEnd, mayStart } from './borders'
import { chunkAt, gramKey, isPairSet, isSet, letterPairKey, pairKey, prefixKey, wordNumber } from './keys'
import { lookFor, lookNow, lookWhenFull } from './look'
import {
  beginnings,
  folded,
  fours,
  longestWord,
  ofSigns,
  ofSingles,
  ofWords,
  signs,
  threes,
  wordStarts,
  words,
} from './place'

/** See `fieldShift` of the host. */
const wordsShift: u32 = 14
const foursShift: u32 = 15
const threesShift: u32 = 16
const startsShift: u32 = 15

/** The numbers of the word before, as it may begin within; most have one beginning. */
const before: usize = memory.data(2 * 256)
let beforeCount: i32 = 0
let beginningCount: i32 = 0

/** Digits of the text. */
export let digits: i32 = 0

/**
 * Looks for all keys of a folded text.
 * @param within whether words may begin and end within words
 */
export function findAll(length: i32, within: bool): void {
  beforeCount = 0
  digits = 0
  let start: i32 = -1
  let wasOfWord: u32 = 0
  let wasSign: u32 = 0
  for (let at: i32 = 0; at <= length; at += 16) {
    const block = v128.load(folded + <usize>at)
    const isOfWord = membersOf(block, ofWords)
    digits += popcnt<i32>(i8x16.bitmask(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10))))
    // A bit where a word begins or ends.
    let borders = (isOfWord ^ ((isOfWord << 1) | wasOfWord)) & 0xffff
    wasOfWord = isOfWord >>> 15
    for (; borders !== 0; borders &= borders - 1) {
      const place = at + <i32>ctz<u32>(borders)
      if (start < 0) start = place
      else {
        lookAtWord(start, place, within)
        start = -1
      }
    }
    const isSign = membersOf(block, ofSigns)
    const followsSign = (isSign << 1) | wasSign
    wasSign = isSign >>> 15
    for (let left = isSign; left !== 0; left &= left - 1) {
      const place = at + <i32>ctz<u32>(left)
      lookAtPair(place)
      if ((followsSign & left & (0 - left)) === 0 && place > 0) lookAtPair(place - 1)
    }
    for (let left = membersOf(block, ofSingles); left !== 0; left &= left - 1) {
      const place = at + <i32>ctz<u32>(left)
      lookFor(gramKey(<u32>load<u8>(folded + <usize>place)), place + 1)
    }
    lookAtGrams(at)
    lookWhenFull()
  }
  lookNow()
}

function lookAtPair(at: i32): void {
  const chunk = <u32>load<u16>(folded + <usize>at)
  if (isPairSet(signs, chunk)) lookFor(gramKey(chunk), at + 2)
}

/** Looks at the grams that begin in a block. What is read beyond the end of the text is zero, and no gram of a literal has that. */
function lookAtGrams(at: i32): void {
  const ofFour = fours
  const ofThree = threes
  for (let from = folded + <usize>at, last = from + 16; from < last; from++) {
    const four = load<u32>(from)
    if (isSet(ofFour, four, foursShift)) lookFor(gramKey(four), <i32>(from - folded) + 4)
    const three = four & 0xffffff
    if (isSet(ofThree, three, threesShift)) {
      lookFor(gramKey(three), <i32>(from - folded) + 3)
      lookFor(letterPairKey(three & 0xffff), <i32>(from - folded) + 2)
    }
  }
}

function lookForWord(key: u32, place: i32): void {
  if (isSet(words, key, wordsShift)) lookFor(key, place)
}

function lookAtWord(start: i32, end: i32, within: bool): void {
  const from = folded + <usize>start
  const number = wordNumber(from, folded + <usize>end)
  const chunk = chunkAt(from, folded + <usize>end)
  if (isPairSet(beginnings, chunk)) {
    lookForWord(prefixKey(chunk & 0xffff), start)
    if ((chunk & 0xff0000) !== 0) lookForWord(prefixKey(chunk & 0xffffff), start)
  }
  if (chunk >>> 24 !== 0) lookForWord(prefixKey(chunk), start)
  lookForWord(number, start)
  lookAtPairs(chunk, start)
  beginningCount = 0
  addBeginning(number)
  if (within) lookWithin(start, end)
  beforeCount = beginningCount
  memory.copy(before, before + 256, (<usize>beforeCount) << 2)
}

function addBeginning(number: u32): void {
  store<u32>(before + 256 + ((<usize>beginningCount) << 2), number)
  beginningCount++
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
