import { runsOf16 } from '../runs'
import { membersOf } from '../sets'

/** After what the kernel keeps for itself. */
export const ownEnd: usize = __heap_base

/*
 * What one pass over a text tells of disguises; see `text/decode-traits.ts`, which lays out the memory.
 */

/** By code unit, one byte: its symbol in the letter model, and above that bits of facts. */
let factsOf: usize = 0
/** By pair of symbols, one signed byte: eighths of nats that the pair speaks for written words. */
let naturalness: usize = 0
/** Sets of ASCII: what stands in long runs, and in runs of numbers. */
let ofRuns: usize = 0
let ofNumbers: usize = 0
/** The text in UTF-16 code units, with room for a block behind it. */
let units: usize = 0
/** What was read, as numbers; see `read`. */
let results: usize = 0

export function place(facts: usize, pairs: usize, sets: usize, text: usize, ofResults: usize): void {
  factsOf = facts
  naturalness = pairs
  ofRuns = sets
  ofNumbers = sets + 16
  units = text
  results = ofResults
}

const symbols: u32 = 31
const block: i32 = 16

/**
 * Reads a text of so many units. Into `results` it writes the eighths of nats by which its strangest stretch is unlike written words, and by
 * which the whole text reads like them; all facts of all units; and whether gaps and single characters take turns, whether there are 16
 * characters of a long run, and 23 of a run of numbers.
 */
export function read(length: i32): void {
  let strange: i32 = 0
  let sum: i32 = 0
  let most: i32 = 0
  let facts: u32 = 0
  let before: u32 = 0
  let singles: bool = false
  let longRun: u64 = 0
  let numberRun: u64 = 0
  /** A bit a unit, the last block in the highest of 48. */
  let runs: u64 = 0
  let numbers: u64 = 0
  // Beyond the end nothing is of any set.
  v128.store(units + ((<usize>length) << 1), i8x16.splat(0))
  v128.store(units + ((<usize>length) << 1), i8x16.splat(0), 16)
  for (let at: i32 = 0; at < length; at += block) {
    const end = min(length, at + block)
    let nats: i32 = 0
    /** A bit for each unit that is a gap. */
    let gaps: u32 = 0
    for (let one = at; one < end; one++) {
      const fact = <u32>load<u8>(factsOf + <usize>load<u16>(units + ((<usize>one) << 1)))
      const symbol = fact & symbols
      nats += <i32>load<i8>(naturalness + <usize>((before << 5) | symbol))
      facts |= fact
      gaps |= (<u32>(symbol === 0)) << (one - at)
      before = symbol
    }
    sum += nats
    strange = max(0, strange - nats)
    most = max(most, strange)
    singles =
      singles ||
      (at + 8 <= length && takesTurns(gaps & 0xff)) ||
      (at + 16 <= length && takesTurns(gaps >>> 8))
    const from = units + ((<usize>at) << 1)
    const bytes = i8x16.narrow_i16x8_u(v128.load(from), v128.load(from, 16))
    runs = (runs >>> 16) | ((<u64>membersOf(bytes, ofRuns)) << 32)
    numbers = (numbers >>> 16) | ((<u64>membersOf(bytes, ofNumbers)) << 32)
    longRun |= runsOf16(runs)
    const of16 = runsOf16(numbers)
    numberRun |= of16 & (of16 >>> 7)
  }
  store<i32>(results, most)
  store<i32>(results, sum, 4)
  store<u32>(results, facts, 8)
  store<i32>(results, singles ? 1 : 0, 12)
  store<i32>(results, longRun !== 0 ? 1 : 0, 16)
  store<i32>(results, numberRun !== 0 ? 1 : 0, 20)
}

function takesTurns(gaps: u32): bool {
  return gaps === 0x55 || gaps === 0xaa
}
