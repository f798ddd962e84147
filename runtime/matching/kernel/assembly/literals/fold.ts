import { folded, foldedOf, foreign, units } from './place'

/** Characters beyond ASCII that the last fold met. */
export let foreignCount: i32 = 0

/**
 * Folds code units to bytes. Blocks of ASCII are folded at once; others, and NUL, character by character.
 * @returns how many characters are beyond ASCII; their places are in `foreign`
 */
export function fold(length: i32): i32 {
  foreignCount = 0
  let at: i32 = 0
  for (; at + 16 <= length; at += 16) {
    const from = units + ((<usize>at) << 1)
    const first = v128.load(from)
    const second = v128.load(from, 16)
    if (v128.any_true(v128.and(v128.or(first, second), i16x8.splat(<i16>0xff80)))) foldEach(at, at + 16)
    else {
      const bytes = i8x16.narrow_i16x8_u(first, second)
      if (i8x16.all_true(bytes)) v128.store(folded + <usize>at, foldedBytes(bytes))
      else foldEach(at, at + 16)
    }
  }
  foldEach(at, length)
  v128.store(folded + <usize>length, i8x16.splat(0))
  v128.store(folded + <usize>length, i8x16.splat(0), 16)
  return foreignCount
}

/** Capitals become small letters, and what makes space a space. */
function foldedBytes(bytes: v128): v128 {
  const isCapital = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26))
  const isSpace = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(9)), i8x16.splat(5))
  const lower = v128.or(bytes, v128.and(isCapital, i8x16.splat(0x20)))
  return v128.bitselect(i8x16.splat(0x20), lower, isSpace)
}

function foldEach(from: i32, to: i32): void {
  for (let at = from; at < to; at++) {
    const unit = <u32>load<u16>(units + ((<usize>at) << 1))
    store<u8>(folded + <usize>at, load<u8>(foldedOf + <usize>unit))
    if (unit - 1 >= 0x7f) {
      store<i32>(foreign + ((<usize>foreignCount) << 2), at)
      foreignCount++
    }
  }
}
