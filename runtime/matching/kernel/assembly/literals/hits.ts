import { found, hitRoom, hits, times } from './place'

/** Most hits of one literal that are kept; more say nothing new. */
const mostOfOne: u32 = 64

export let hitCount: i32 = 0
export let foundCount: i32 = 0
/** There was no room for all of them. */
export let isFull: bool = false

/** Forgets everything. */
export function clear(): void {
  for (let at = 0; at < foundCount; at++) store<u8>(times + <usize>load<u32>(found + ((<usize>at) << 2)), 0)
  foundCount = 0
  hitCount = 0
  isFull = false
}

export function add(literal: u32, end: i32): void {
  const before = <u32>load<u8>(times + <usize>literal)
  if (before >= mostOfOne) return
  if (hitCount === hitRoom) {
    isFull = true
    return
  }
  if (before === 0) {
    store<u32>(found + ((<usize>foundCount) << 2), literal)
    foundCount++
  }
  store<u8>(times + <usize>literal, before + 1)
  const hit = hits + ((<usize>hitCount) << 3)
  store<u32>(hit, literal)
  store<i32>(hit, end, 4)
  hitCount++
}
