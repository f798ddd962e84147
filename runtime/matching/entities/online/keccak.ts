/** Keccak-256 as Ethereum uses it (the padding from before SHA-3 became a standard), for EIP-55. */

/** Bytes taken in at a time. */
const rate = 136

/** In hexadecimal, of a text of ASCII characters shorter than `rate`: one block. */
export function keccak256(input: string): string {
  const block = Buffer.alloc(rate)
  block.write(input, 'latin1')
  block[input.length] = 1
  block[rate - 1] = (block[rate - 1] ?? 0) | 0x80
  // Lane i is words 2i (low) and 2i + 1 (high).
  const state = new Uint32Array(50)
  for (let at = 0; at < rate / 4; at++) state[at] = block.readUInt32LE(at * 4)
  for (const constant of roundConstants) round(state, constant)
  const output = Buffer.alloc(32)
  for (let at = 0; at < 8; at++) output.writeUInt32LE(state[at] ?? 0, at * 4)
  return output.toString('hex')
}

/** Low and high words of the constants, from the shift register of the specification. */
const roundConstants: readonly (readonly [number, number])[] = (() => {
  let register = 1
  return Array.from({ length: 24 }, () => {
    const words: [number, number] = [0, 0]
    for (let step = 0; step < 7; step++) {
      const bit = 2 ** step - 1
      if (register & 1) words[bit < 32 ? 0 : 1] ^= 1 << (bit % 32)
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1
    }
    return words
  })
})()

/** Where each lane moves to, and by how many bits it turns, in the order of the walk of rho and pi. */
const walk = (() => {
  const steps: { readonly lane: number; readonly turn: number }[] = []
  for (let step = 0, x = 1, y = 0; step < 24; step++) {
    ;[x, y] = [y, (2 * x + 3 * y) % 5]
    steps.push({ lane: x + 5 * y, turn: (((step + 1) * (step + 2)) / 2) % 64 })
  }
  return steps
})()

const column = new Uint32Array(10)

function round(state: Uint32Array, [low, high]: readonly [number, number]): void {
  const word = (at: number): number => state[at] ?? 0
  for (let at = 0; at < 10; at++)
    column[at] = word(at) ^ word(at + 10) ^ word(at + 20) ^ word(at + 30) ^ word(at + 40)
  for (let x = 0; x < 5; x++) {
    const left = ((x + 4) % 5) * 2
    const right = ((x + 1) % 5) * 2
    const [rightLow, rightHigh] = [column[right] ?? 0, column[right + 1] ?? 0]
    const mixLow = (column[left] ?? 0) ^ ((rightLow << 1) | (rightHigh >>> 31))
    const mixHigh = (column[left + 1] ?? 0) ^ ((rightHigh << 1) | (rightLow >>> 31))
    for (let lane = x * 2; lane < 50; lane += 10) {
      state[lane] = word(lane) ^ mixLow
      state[lane + 1] = word(lane + 1) ^ mixHigh
    }
  }
  let [carriedLow, carriedHigh] = [word(2), word(3)]
  for (const { lane, turn } of walk) {
    const [nextLow, nextHigh] = [word(lane * 2), word(lane * 2 + 1)]
    if (turn >= 32) [carriedLow, carriedHigh] = [carriedHigh, carriedLow]
    const by = turn % 32
    state[lane * 2] = by === 0 ? carriedLow : (carriedLow << by) | (carriedHigh >>> (32 - by))
    state[lane * 2 + 1] = by === 0 ? carriedHigh : (carriedHigh << by) | (carriedLow >>> (32 - by))
    carriedLow = nextLow
    carriedHigh = nextHigh
  }
  for (let row = 0; row < 50; row += 10) {
    for (let at = 0; at < 10; at++) column[at] = word(row + at)
    for (let at = 0; at < 10; at++)
      state[row + at] = (column[at] ?? 0) ^ (~(column[(at + 2) % 10] ?? 0) & (column[(at + 4) % 10] ?? 0))
  }
  state[0] = word(0) ^ low
  state[1] = word(1) ^ high
}
