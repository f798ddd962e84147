/*
 * The keys of literals, as `literals/keys.ts` has them.
 */

/** ASCII characters [from, to), at least one and at most four of them, as one number. */
export function chunkAt(from: usize, to: usize): u32 {
  return load<u32>(from) & (<u32>-1 >>> (32 - ((<u32>min(to - from, 4)) << 3)))
}

export function further(number: u32, chunk: u32): u32 {
  const mixed: u32 = (number ^ chunk) * 0x9e3779b1
  return mixed ^ (mixed >>> 15)
}

/** The number of a word; two chunks are taken at once, as most words have no more. */
export function wordNumber(from: usize, to: usize): u32 {
  let left = to - from
  let chunks = load<u64>(from) & (<u64>-1 >>> (64 - ((<u64>min(left, 8)) << 3)))
  let number = further(further(0, <u32>chunks), <u32>(chunks >>> 32))
  for (; left > 8; left -= 8) {
    from += 8
    chunks = load<u64>(from) & (<u64>-1 >>> (64 - ((<u64>min(left - 8, 8)) << 3)))
    number = further(further(number, <u32>chunks), <u32>(chunks >>> 32))
  }
  return number
}

export function prefixKey(chunk: u32): u32 {
  return (chunk ^ 0x5bd1e995) * 0x2545f491
}

export function pairKey(first: u32, chunk: u32): u32 {
  return (rotl<u32>(first, 5) * 0x85ebca6b) ^ (chunk * 0xc2b2ae35)
}

export function gramKey(chunk: u32): u32 {
  return (chunk ^ 0x3c6ef372) * 0x1b873593
}

/** Whether a field has both bits of a key, or of a gram. */
export function isSet(field: usize, key: u32, shift: u32): bool {
  const spread: u32 = key * 0x9e3779b1
  const bits = load<u32>(field + ((<usize>(spread >>> (shift + 5))) << 2))
  return ((bits >>> ((spread >>> shift) & 31)) & (bits >>> ((spread >>> (shift - 5)) & 31)) & 1) !== 0
}

/** Whether a field has the bit of a pair of characters. */
export function isPairSet(field: usize, chunk: u32): bool {
  const bit = (chunk & 0x7f) | ((chunk >>> 1) & 0x3f80)
  return ((load<u32>(field + ((<usize>(bit >>> 5)) << 2)) >>> (bit & 31)) & 1) !== 0
}

export function slotOf(key: u32, slots: u32): u32 {
  return (((key ^ (key >>> 15)) * 0x2c1b3c6d) >>> 7) & (slots - 1)
}
