import { z } from 'zod'
import { literalsKernel, traitsKernel } from './kernels.generated.ts'

const call = z.custom<(...numbers: number[]) => number>((value) => typeof value === 'function')

const literals = z.object({ placeTables: call, placeText: call, fold: call, find: call })
const traits = z.object({ place: call, read: call })

/** What the kernels may do is in docs/decisions/0011; their source is in `assembly`. */
const compiled = {
  literals: new WebAssembly.Module(Buffer.from(literalsKernel, 'base64')),
  traits: new WebAssembly.Module(Buffer.from(traitsKernel, 'base64')),
}

const exportsOf = (module: WebAssembly.Module, memory: WebAssembly.Memory) => ({
  ...new WebAssembly.Instance(module, { env: { memory } }).exports,
})

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
