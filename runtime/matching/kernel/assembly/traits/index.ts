import { runsOf16 } from '../runs'
import { areMembers, membersOf } from '../sets'

/** After what the kernel keeps for itself. */
export const ownEnd: usize = __heap_base

/*
 * What one pass over a text tells of disguises; see `text/decode-traits.ts`, which lays out the memory.
 */

/** By code unit, one byte: its symbol in the letter model, and above that bits of facts. */
let factsOf: usize = 0
/** By pair of symbols, one signed byte: eighths of nats that the pair speaks for written words. */
let naturalness: usize = 0
/** Sets of ASCII: what stands in long runs, in runs of numbers, for letters in leetspeak, and in escapes. */
let ofRuns: usize = 0
let ofNumbers: usize = 0
let ofLeet: usize = 0
let ofEscapes: usize = 0
/** The text in UTF-16 code units, with room for a block behind it. */
let units: usize = 0
/** What was read, as numbers; see `read`. */
let results: usize = 0

export function place(facts: usize, pairs: usize, sets: usize, text: usize, ofResults: usize): void {
  factsOf = facts
  naturalness = pairs
  ofRuns = sets
  ofNumbers = sets + 16
  ofLeet = sets + 32
  ofEscapes = sets + 48
  units = text
  results = ofResults
}

const symbols: u32 = 31
const leet: u8 = 27
const escaping: u32 = 32
const plus: u32 = 64
const block: i32 = 16
/** Where the pairs of a block stand in the table. */
const pairsOfBlock: usize = memory.data(32, 16)

/** Of the block that was read last: its eighths of nats, a bit for each unit that is a gap, and the last symbol. */
let nats: i32 = 0
let gaps: u32 = 0
let before: u32 = 0
/** All facts of all units. */
let facts: u32 = 0

/**
 * Reads a text of so many units. Into `results` it writes the eighths of nats by which its strangest stretch is unlike written words, and by
 * which the whole text reads like them; all facts of all units; and whether gaps and single characters take turns, whether there are 16
 * characters of a long run, and 23 of a run of numbers.
 */
export function read(length: i32): void {
  let strange: i32 = 0
  let sum: i32 = 0
  let most: i32 = 0
  let singles: bool = false
  let longRun: u64 = 0
  let numberRun: u64 = 0
  /** A bit a unit, the last block in the highest of 48. */
  let runs: u64 = 0
  let numbers: u64 = 0
  before = 0
  facts = 0
  // Beyond the end nothing is of any set.
  v128.store(units + ((<usize>length) << 1), i8x16.splat(0))
  v128.store(units + ((<usize>length) << 1), i8x16.splat(0), 16)
  for (let at: i32 = 0; at < length; at += block) {
    const from = units + ((<usize>at) << 1)
    const first = v128.load(from)
    const second = v128.load(from, 16)
    const bytes = i8x16.narrow_i16x8_u(first, second)
    const isAscii = !v128.any_true(v128.and(v128.or(first, second), i16x8.splat(<i16>0xff80)))
    if (isAscii && at + block <= length) readBlock(bytes)
    else readEach(at, min(length, at + block))
    sum += nats
    strange = max(0, strange - nats)
    most = max(most, strange)
    singles =
      singles ||
      (at + 8 <= length && takesTurns(gaps & 0xff)) ||
      (at + 16 <= length && takesTurns(gaps >>> 8))
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

/** Reads 16 units of ASCII: as `readEach` does, with the symbols of all at once. */
function readBlock(bytes: v128): void {
  const lower = v128.or(bytes, i8x16.splat(0x20))
  const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26))
  const letters = v128.and(i8x16.sub(lower, i8x16.splat(0x60)), isLetter)
  const own = v128.or(letters, v128.and(areMembers(bytes, ofLeet), i8x16.splat(leet)))
  const previous = i8x16.shuffle(
    i8x16.splat(<u8>before),
    own,
    0,
    16,
    17,
    18,
    19,
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    28,
    29,
    30,
  )
  const low = v128.or(i16x8.shl(i16x8.extend_low_i8x16_u(previous), 5), i16x8.extend_low_i8x16_u(own))
  const high = v128.or(i16x8.shl(i16x8.extend_high_i8x16_u(previous), 5), i16x8.extend_high_i8x16_u(own))
  v128.store(pairsOfBlock, low)
  v128.store(pairsOfBlock, high, 16)
  nats = 0
  for (let pair = pairsOfBlock; pair < pairsOfBlock + 32; pair += 8)
    nats += natsAt(pair) + natsAt(pair + 2) + natsAt(pair + 4) + natsAt(pair + 6)
  gaps = <u32>i8x16.bitmask(i8x16.eq(own, i8x16.splat(0)))
  before = <u32>i8x16.extract_lane_u(own, 15)
  if (membersOf(bytes, ofEscapes) !== 0) facts |= escaping
  if (v128.any_true(i8x16.eq(bytes, i8x16.splat(0x2b)))) facts |= plus
}

function natsAt(pair: usize): i32 {
  return <i32>load<i8>(naturalness + <usize>load<u16>(pair))
}

function readEach(from: i32, to: i32): void {
  nats = 0
  gaps = 0
  for (let one = from; one < to; one++) {
    const fact = <u32>load<u8>(factsOf + <usize>load<u16>(units + ((<usize>one) << 1)))
    const symbol = fact & symbols
    nats += <i32>load<i8>(naturalness + <usize>((before << 5) | symbol))
    facts |= fact
    gaps |= (<u32>(symbol === 0)) << (one - from)
    before = symbol
  }
}

function takesTurns(bits: u32): bool {
  return bits === 0x55 || bits === 0xaa
}
