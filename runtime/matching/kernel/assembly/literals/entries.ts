import { mayEnd, mayStart } from './borders'
import { add } from './hits'
import { entries, folded } from './place'

/*
 * An entry is a literal: its number, what is known of it (see `entryBits` of the host), and its characters. The entries of one key follow each
 * other.
 */

export const startsWord: u32 = 1 << 24
export const endsWord: u32 = 1 << 25
const ofLast: u32 = 1 << 26

export function entryAt(list: u32): usize {
  return entries + ((<usize>list) << 2)
}

/** The entry behind one; 0 where it is the last of its list. */
export function entryBehind(entry: usize): usize {
  if ((load<u32>(entry, 4) & ofLast) !== 0) return 0
  return entry + 8 + ((<usize>sizeOf(entry) + 3) & ~(<usize>3))
}

export function sizeOf(entry: usize): i32 {
  return <i32>((load<u32>(entry, 4) >>> 8) & 0xffff)
}

/** How far the place of its key is from its beginning. */
export function anchorOf(entry: usize): i32 {
  return <i32>(load<u32>(entry, 4) & 0xff)
}

/** Adds the literals of a list that stand around a place. */
export function compareAll(list: u32, place: i32): void {
  for (let entry = entryAt(list); entry !== 0; entry = entryBehind(entry))
    compare(entry, place - anchorOf(entry))
}

/** Adds a literal if it stands there. What is beyond the ends of the text is zero, and no literal has that. */
export function compare(entry: usize, start: i32): void {
  const known = load<u32>(entry, 4)
  const size = sizeOf(entry)
  if (
    start >= 0 &&
    stands(entry + 8, size, folded + <usize>start) &&
    ((known & startsWord) === 0 || mayStart(start)) &&
    ((known & endsWord) === 0 || mayEnd(start + size))
  )
    add(load<u32>(entry), start + size)
}

function stands(characters: usize, size: i32, at: usize): bool {
  for (; size >= 4; size -= 4, characters += 4, at += 4)
    if (load<u32>(characters) !== load<u32>(at)) return false
  return size === 0 || load<u32>(characters) === (load<u32>(at) & (((<u32>1) << ((<u32>size) << 3)) - 1))
}
