/* See `fieldShift` of the host: a field has 2 ** (32 - shift) bits. */

export const wordsShift: u32 = 14
export const firstsShift: u32 = 16
export const foursShift: u32 = 15
export const threesShift: u32 = 16
export const startsShift: u32 = 15
