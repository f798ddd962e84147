/**
 * A bit for each byte of a block that is of a set of ASCII characters. A set is 16 bytes: by the low half of a character a bit for each high
 * half; so two look-ups of half a byte tell, as in Muła and Lemire, "Faster Base64 Encoding and Decoding" (2018).
 */
export function membersOf(block: v128, set: usize): u32 {
  return <u32>i8x16.bitmask(areMembers(block, set))
}

/** The same as bytes of ones. */
export function areMembers(block: v128, set: usize): v128 {
  const ofLow = i8x16.swizzle(v128.load(set), v128.and(block, i8x16.splat(0x0f)))
  const ofHigh = i8x16.swizzle(
    i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0),
    i8x16.shr_u(block, 4),
  )
  return i8x16.ne(v128.and(ofLow, ofHigh), i8x16.splat(0))
}
