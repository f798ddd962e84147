import { anchorOf, compare, endsWord, entryAt, entryBehind, sizeOf, startsWord } from './entries'
import { add } from './hits'
import { folded, leads } from './place'

/*
 * What a word leads to. A literal that stands within it is there wherever the word is. One that is longer than the word may stand around it, if a
 * few characters beside the word are the right ones; then it is compared. A lead has four numbers: the literal, or where its entry is; where
 * it ends, or begins, from the beginning of the word; the characters beside the word; and how many they are, none for a literal within
 * the word, and where they begin.
 */

const leadSize: i32 = 16
const mostLeads: i32 = 16_384
/** Of one word; what leads to more is not kept. */
const mostOfWord: i32 = 64
/** Room for all leads, and for those of one more word. */
export const leadBytes: i32 = leadSize * (mostLeads + mostOfWord)

/** How many leads are kept. */
let kept: i32 = 0
/** How many were gathered for the word that is looked up; they stand behind those that are kept. */
export let gathered: i32 = 0
/** There were too many. */
export let isOverfull: bool = false

export function hasNoRoom(): bool {
  return kept > mostLeads - mostOfWord
}

export function forgetLeads(): void {
  kept = 0
}

export function gatherAnew(): void {
  gathered = 0
  isOverfull = false
}

/** Keeps what was gathered. @returns how to replay it */
export function keepLeads(): u32 {
  const first = kept
  kept += gathered
  return ((<u32>first) << 8) | <u32>gathered
}

export function replayGathered(start: i32): void {
  replay(((<u32>kept) << 8) | <u32>gathered, start)
}

/** Adds what a word leads to. @param start of the word, in the folded text */
export function replay(which: u32, start: i32): void {
  let lead = leads + ((<usize>(which >>> 8)) << 4)
  for (const end = lead + ((<usize>(which & 0xff)) << 4); lead < end; lead += leadSize) {
    const beside = load<i32>(lead, 12)
    const size = beside >>> 8
    if (size === 0) add(load<u32>(lead), start + load<i32>(lead, 4))
    else {
      const there =
        load<u32>(folded + <usize>(start + <i32>(<i8>beside))) & (<u32>-1 >>> (32 - ((<u32>size) << 3)))
      if (there === load<u32>(lead, 8)) compare(<usize>load<u32>(lead), start + load<i32>(lead, 4))
    }
  }
}

/** Gathers what a list of entries leads to, of which the key stands in a word. @param place of the key */
export function gather(list: u32, place: i32, wordStart: i32, wordEnd: i32): void {
  for (let entry = entryAt(list); entry !== 0; entry = entryBehind(entry))
    gatherOne(entry, place - anchorOf(entry), wordStart, wordEnd)
}

/** Where a literal would begin and the word are in the folded text. */
function gatherOne(entry: usize, start: i32, wordStart: i32, wordEnd: i32): void {
  const size = sizeOf(entry)
  const end = start + size
  const known = load<u32>(entry, 4)
  const characters = entry + 8
  if (
    start >= wordStart
      ? (known & startsWord) !== 0 && start > wordStart
      : isOfWord(characters, wordStart - 1 - start)
  )
    return
  if (end <= wordEnd ? (known & endsWord) !== 0 && end < wordEnd : isOfWord(characters, wordEnd - start))
    return
  for (let at = max(start, wordStart), last = min(end, wordEnd); at < last; at++)
    if (load<u8>(folded + <usize>at) !== load<u8>(characters + <usize>(at - start))) return
  if (start >= wordStart && end <= wordEnd) push(load<u32>(entry), end - wordStart, 0, 0)
  else {
    const from = end > wordEnd ? wordEnd : max(start, wordStart - 4)
    const to = end > wordEnd ? min(end, wordEnd + 4) : wordStart
    const beside =
      load<u32>(characters + <usize>(from - start)) & (<u32>-1 >>> (32 - ((<u32>(to - from)) << 3)))
    push(<u32>entry, start - wordStart, beside, ((to - from) << 8) | ((from - wordStart) & 0xff))
  }
}

/** Whether a character of a literal is of a word: where the word of the text has ended, none can stand. */
function isOfWord(characters: usize, at: i32): bool {
  const unit = <u32>load<u8>(characters + <usize>at)
  return unit - 0x61 < 26 || unit - 0x30 < 10 || unit === 0x5f
}

function push(what: u32, offset: i32, characters: u32, beside: i32): void {
  if (gathered === mostOfWord) {
    isOverfull = true
    return
  }
  const lead = leads + ((<usize>(kept + gathered)) << 4)
  store<u32>(lead, what)
  store<i32>(lead, offset, 4)
  store<u32>(lead, characters, 8)
  store<i32>(lead, beside, 12)
  gathered++
}
