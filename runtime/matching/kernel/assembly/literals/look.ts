import { mayEnd, mayStart } from './borders'
import { add } from './hits'
import { slotOf } from './keys'
import { entries, folded, slotCount, slots } from './place'

/** What is known of an entry; see `entryBits` of the host. */
const startsWord: u32 = 1 << 24
const endsWord: u32 = 1 << 25
const ofLast: u32 = 1 << 26

/** Keys that wait to be looked up, and the places they stand at. They are looked up together, so that none waits for the memory of another. */
const mostWaiting: i32 = 1_024
/** So many may come before anybody asks whether there is room. */
const spare: i32 = 256
const waiting: usize = memory.data(8 * (mostWaiting + spare))
let waitingCount: i32 = 0

/** Looks a key up, by and by. */
export function lookFor(key: u32, place: i32): void {
  const one = waiting + ((<usize>waitingCount) << 3)
  store<u32>(one, key)
  store<i32>(one, place, 4)
  waitingCount++
}

/** To be called at least once for each `spare` keys. */
export function lookWhenFull(): void {
  if (waitingCount > mostWaiting) lookNow()
}

/** Adds the literals that go by the keys that wait and stand around their places. */
export function lookNow(): void {
  const last = waiting + ((<usize>waitingCount) << 3)
  let known = waiting
  for (let one = waiting; one < last; one += 8) {
    const place = load<i32>(one, 4)
    const list = listOf(load<u32>(one))
    store<u32>(known, list)
    store<i32>(known, place, 4)
    known += list === 0 ? 0 : 8
  }
  for (let one = waiting; one < known; one += 8) compare(load<u32>(one), load<i32>(one, 4))
  waitingCount = 0
}

/** Where the entries of a key begin; 0 where it has none. */
function listOf(key: u32): u32 {
  let at = slots + ((<usize>slotOf(key, slotCount)) << 3)
  const last = slots + ((<usize>(slotCount - 1)) << 3)
  while (load<u32>(at) !== key && load<u32>(at, 4) !== 0) at = at === last ? slots : at + 8
  return load<u32>(at, 4)
}

/** Adds those of a list of entries that stand there. What is beyond the ends of the text is zero, and no literal has that. */
function compare(list: u32, place: i32): void {
  for (let entry = entries + ((<usize>list) << 2); ; ) {
    const known = load<u32>(entry, 4)
    const size = <i32>((known >>> 8) & 0xffff)
    const start = place - <i32>(known & 0xff)
    if (
      start >= 0 &&
      stands(entry + 8, size, folded + <usize>start) &&
      ((known & startsWord) === 0 || mayStart(start)) &&
      ((known & endsWord) === 0 || mayEnd(start + size))
    )
      add(load<u32>(entry), start + size)
    if ((known & ofLast) !== 0) return
    entry += 8 + ((<usize>size + 3) & ~(<usize>3))
  }
}

function stands(characters: usize, size: i32, at: usize): bool {
  for (; size >= 4; size -= 4, characters += 4, at += 4)
    if (load<u32>(characters) !== load<u32>(at)) return false
  return size === 0 || load<u32>(characters) === (load<u32>(at) & (((<u32>1) << ((<u32>size) << 3)) - 1))
}
