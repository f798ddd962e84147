import { runsOf16 } from '../runs'
import { membersOf } from '../sets'
import { folded, ofRuns } from './place'

/** The longest run of characters that tokens are written with; 0 where it is shorter than 16. */
export function longestRun(length: i32): i32 {
  /** A bit a character, the last block in the highest of 32. */
  let seen: u64 = 0
  let long: u64 = 0
  for (let at: i32 = 0; at < length; at += 16) {
    seen = (seen >>> 16) | ((<u64>membersOf(v128.load(folded + <usize>at), ofRuns)) << 16)
    long |= runsOf16(seen)
  }
  return long === 0 ? 0 : longestOf(length)
}

function longestOf(length: i32): i32 {
  let longest: i32 = 0
  let run: i32 = 0
  for (let at: i32 = 0; at < length; at += 16) {
    let members = membersOf(v128.load(folded + <usize>at), ofRuns)
    for (let left: i32 = 16; left > 0; left--, members >>>= 1) {
      run = (members & 1) !== 0 ? run + 1 : 0
      longest = max(longest, run)
    }
  }
  return longest
}
