import { compareAll } from './entries'
import { slotOf } from './keys'
import { slotCount, slots } from './place'

/** So many may wait to be looked up together, so that none waits for the memory of another. */
const mostWaiting: i32 = 256
/** Keys, and lists of entries, each with its place. */
const waitingKeys: usize = memory.data(8 * (256 + 256))
const waitingLists: usize = memory.data(8 * 2 * (256 + 256))
let keyCount: i32 = 0
let listCount: i32 = 0

/** Looks a key up, by and by. */
export function lookFor(key: u32, place: i32): void {
  const one = waitingKeys + ((<usize>keyCount) << 3)
  store<u32>(one, key)
  store<i32>(one, place, 4)
  keyCount++
}

/** Looks, by and by, which of a list of entries stand around a place. */
export function lookAt(list: u32, place: i32): void {
  const one = waitingLists + ((<usize>listCount) << 3)
  store<u32>(one, list)
  store<i32>(one, place, 4)
  listCount++
}

/** To be called at least once for each 256 keys or lists, for which there is room left. */
export function lookWhenFull(): void {
  if (keyCount > mostWaiting || listCount > mostWaiting) lookNow()
}

/** Adds the literals that go by what waits and stand around its places. */
export function lookNow(): void {
  for (let one = waitingKeys, last = waitingKeys + ((<usize>keyCount) << 3); one < last; one += 8) {
    const list = listOf(load<u32>(one))
    if (list !== 0) lookAt(list, load<i32>(one, 4))
  }
  for (let one = waitingLists, last = waitingLists + ((<usize>listCount) << 3); one < last; one += 8)
    compareAll(load<u32>(one), load<i32>(one, 4))
  keyCount = 0
  listCount = 0
}

/** Where the entries of a key begin; 0 where it has none. */
export function listOf(key: u32): u32 {
  let at = slots + ((<usize>slotOf(key, slotCount)) << 3)
  const last = slots + ((<usize>(slotCount - 1)) << 3)
  while (load<u32>(at) !== key && load<u32>(at, 4) !== 0) at = at === last ? slots : at + 8
  return load<u32>(at, 4)
}
