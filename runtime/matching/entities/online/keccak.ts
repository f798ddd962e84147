/** Keccak-256 as Ethereum uses it (the padding before SHA-3 became a standard), for EIP-55. */
const mask = (1n << 64n) - 1n
const rotate = (lane: bigint, by: bigint): bigint => ((lane << by) | (lane >> (64n - by))) & mask
const rate = 136

export function keccak256(input: string): string {
  const block = Buffer.alloc(Math.ceil((input.length + 1) / rate) * rate)
  block.write(input, 'latin1')
  block[input.length] = 1
  block[block.length - 1] = (block[block.length - 1] ?? 0) | 0x80
  let state: bigint[] = new Array<bigint>(25).fill(0n)
  for (let offset = 0; offset < block.length; offset += rate) {
    state = permute(
      state.map((lane, at) => (at < rate / 8 ? lane ^ block.readBigUInt64LE(offset + at * 8) : lane)),
    )
  }
  const output = Buffer.alloc(32)
  for (let at = 0; at < 4; at++) output.writeBigUInt64LE(state[at] ?? 0n, at * 8)
  return output.toString('hex')
}

/** The 24 rounds of Keccak-f[1600]; round constants come from its shift register. */
function permute(from: readonly bigint[]): bigint[] {
  let lanes = [...from]
  const lane = (x: number, y: number): bigint => lanes[(x % 5) + 5 * (y % 5)] ?? 0n
  let register = 1
  for (let round = 0; round < 24; round++) {
    const column = [0, 1, 2, 3, 4].map((x) => lane(x, 0) ^ lane(x, 1) ^ lane(x, 2) ^ lane(x, 3) ^ lane(x, 4))
    lanes = lanes.map(
      (value, at) => value ^ (column[(at + 4) % 5] ?? 0n) ^ rotate(column[((at % 5) + 1) % 5] ?? 0n, 1n),
    )
    const moved = [...lanes]
    for (let step = 0, x = 1, y = 0; step < 24; step++) {
      const target = y + 5 * ((2 * x + 3 * y) % 5)
      moved[target] = rotate(lane(x, y), BigInt((((step + 1) * (step + 2)) / 2) % 64))
      ;[x, y] = [y, (2 * x + 3 * y) % 5]
    }
    lanes = moved
    lanes = moved.map((value, at) => {
      const x = at % 5
      const y = Math.floor(at / 5)
      return value ^ (~lane(x + 1, y) & mask & lane(x + 2, y))
    })
    for (let bit = 0; bit < 7; bit++) {
      if (register & 1) lanes[0] = (lanes[0] ?? 0n) ^ (1n << BigInt(2 ** bit - 1))
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1
    }
  }
  return lanes
}
