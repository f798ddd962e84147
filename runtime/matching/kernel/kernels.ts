import { z } from 'zod'
import { ownBytes } from './kernel-memory.ts'
import { literalsKernel, traitsKernel } from './kernels.generated.ts'

const call = z.custom<(...numbers: number[]) => number>((value) => typeof value === 'function')

/** A number that the kernel keeps, such as where something stands in its memory. */
const number = z.custom<WebAssembly.Global>((value) => value instanceof WebAssembly.Global)
/** Its numbers are what the host tells it, and how much room it asks for; see `assembly/literals/place.ts`. */
const literals = z.object({
  fold: call,
  find: call,
  foldedOf: number,
  ofWords: number,
  ofSigns: number,
  ofSingles: number,
  ofRuns: number,
  words: number,
  firsts: number,
  fours: number,
  threes: number,
  pairs: number,
  beginnings: number,
  wordStarts: number,
  slots: number,
  slotCount: number,
  entries: number,
  longestWord: number,
  times: number,
  knownWords: number,
  leadsOfWords: number,
  leads: number,
  results: number,
  text: number,
  units: number,
  starts: number,
  folded: number,
  foreign: number,
  found: number,
  hits: number,
  hitRoom: number,
  knownWordCount: number,
  leadBytes: number,
})
const traits = z.object({ place: call, read: call })

/** What the kernels may do is in docs/decisions/0011; their source is in `assembly`. */
const compiled = {
  literals: new WebAssembly.Module(Buffer.from(literalsKernel, 'base64')),
  traits: new WebAssembly.Module(Buffer.from(traitsKernel, 'base64')),
}

const kept = z.object({ ownEnd: number })

function exportsOf(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Readonly<Record<string, unknown>> {
  const exports = { ...new WebAssembly.Instance(module, { env: { memory } }).exports }
  const { ownEnd } = kept.parse(exports)
  if (ownEnd.value > ownBytes)
    throw new RangeError(`a kernel keeps ${ownEnd.value} bytes for itself; it has ${ownBytes}`)
  return exports
}

/** Finds literals in a text. */
export const literalsKernelIn = (memory: WebAssembly.Memory): z.infer<typeof literals> =>
  literals.parse(exportsOf(compiled.literals, memory))

/** Tells the traits of a text. */
export const traitsKernelIn = (memory: WebAssembly.Memory): z.infer<typeof traits> =>
  traits.parse(exportsOf(compiled.traits, memory))

/** A set of ASCII characters as the kernels have it: by the low half of each, a bit for each high half. */
export function setOf(has: (code: number) => boolean): Uint8Array {
  const set = new Uint8Array(16)
  for (let code = 1; code < 0x80; code++)
    if (has(code)) set[code & 0xf] = (set[code & 0xf] ?? 0) | (1 << (code >> 4))
  return set
}
