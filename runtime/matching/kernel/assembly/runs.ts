/** A bit where 16 bits in a row begin. */
export function runsOf16(bits: u64): u64 {
  let runs = bits & (bits >>> 1)
  runs &= runs >>> 2
  runs &= runs >>> 4
  return runs & (runs >>> 8)
}
