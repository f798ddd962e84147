import { membersOf } from '../sets'
import { foreignCount } from './fold'
import { gramKey, isPairSet, isSet } from './keys'
import { lookFor, lookNow, lookWhenFull } from './look'
import { folded, foreign, fours, ofSigns, ofSingles, ofWords, pairs, threes } from './place'
import { foursShift, threesShift } from './shifts'
import { beginText, lookAtWord } from './words'

/** Digits of the text. */
export let digits: i32 = 0

/**
 * Looks for all keys of a folded text.
 * @param within whether words may begin and end within all words; else, they may within those that have a character beyond ASCII
 */
export function findAll(length: i32, within: bool): void {
  beginText()
  let nextForeign: i32 = 0
  digits = 0
  let start: i32 = -1
  let sign: i32 = -1
  let wasOfWord: u32 = 0
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
        while (nextForeign < foreignCount && foreignAt(nextForeign) < start) nextForeign++
        lookAtWord(start, place, within || (nextForeign < foreignCount && foreignAt(nextForeign) < place))
        start = -1
      }
    }
    for (let left = membersOf(block, ofSigns); left !== 0; left &= left - 1) {
      const place = at + <i32>ctz<u32>(left)
      lookAroundSign(place, sign + 1)
      sign = place
    }
    for (let left = membersOf(block, ofSingles); left !== 0; left &= left - 1) {
      const place = at + <i32>ctz<u32>(left)
      lookFor(gramKey(<u32>load<u8>(folded + <usize>place)), place + 1)
    }
    lookWhenFull()
  }
  lookNow()
}

function foreignAt(index: i32): i32 {
  return load<i32>(foreign + ((<usize>index) << 2))
}

/** Looks at the grams of which a sign is the first sign. @param first the first place at which they may begin: after the sign before */
function lookAroundSign(sign: i32, first: i32): void {
  for (let from = max(first, sign - 3); from <= sign; from++) {
    const four = load<u32>(folded + <usize>from)
    if (isSet(fours, four, foursShift)) lookFor(gramKey(four), from + 4)
    if (sign - from > 2) continue
    const three = four & 0xffffff
    if (isSet(threes, three, threesShift)) lookFor(gramKey(three), from + 3)
    if (sign - from > 1) continue
    const pair = four & 0xffff
    if (isPairSet(pairs, pair)) lookFor(gramKey(pair), from + 2)
  }
}
