import { chunkAt, gramKey, isPairSet, isSet, prefixKey, wordNumber } from './keys'
import { gather } from './leads'
import { listOf, lookAt, lookWhenFull } from './look'
import { beginnings, folded, fours, pairs, threes, words } from './place'
import { foursShift, threesShift, wordsShift } from './shifts'

/** Of the word that is looked up. */
let start: i32 = 0
let end: i32 = 0
let gathers: bool = false

/**
 * Looks a word up in full: its beginnings, itself, and what is in it.
 * @param gathering whether leads are gathered, which are good for this word wherever it stands; else, what they lead to is looked at by and by
 * @returns the number of the word
 */
export function lookUp(from: i32, to: i32, gathering: bool): u32 {
  start = from
  end = to
  gathers = gathering
  const chunk = chunkAt(folded + <usize>from, folded + <usize>to)
  if (isPairSet(beginnings, chunk)) {
    followWord(prefixKey(chunk & 0xffff))
    if ((chunk & 0xff0000) !== 0) followWord(prefixKey(chunk & 0xffffff))
  }
  if (chunk >>> 24 !== 0) followWord(prefixKey(chunk))
  const number = wordNumber(folded + <usize>from, folded + <usize>to)
  followWord(number)
  for (let at = from; at + 2 <= to; at++) {
    const four = load<u32>(folded + <usize>at)
    if (at + 4 <= to && isSet(fours, four, foursShift)) follow(gramKey(four), at + 4)
    const three = four & 0xffffff
    if (at + 3 <= to && isSet(threes, three, threesShift)) follow(gramKey(three), at + 3)
    const pair = four & 0xffff
    if (isPairSet(pairs, pair)) follow(gramKey(pair), at + 2)
    lookWhenFull()
  }
  return number
}

function followWord(key: u32): void {
  if (isSet(words, key, wordsShift)) follow(key, start)
}

function follow(key: u32, place: i32): void {
  const list = listOf(key)
  if (list === 0) return
  if (gathers) gather(list, place, start, end)
  else lookAt(list, place)
}
