/** Memory of a kernel, given out from its beginning on. Never given back but all at once from a place on. */
export interface KernelMemory {
  readonly memory: WebAssembly.Memory
  /** Room for so many bytes at an address that a block may be loaded from; zero, unless it was given out before. */
  room(bytes: number): number
  /** Puts data there. @returns its address */
  place(data: Int32Array | Uint8Array | Int8Array): number
  /** After the last room. */
  end(): number
  /** What stands from an address on is given out again. */
  releaseFrom(address: number): void
}

const page = 65_536
const alignment = 64
/** What a kernel keeps for itself (`memory.data`) is at the beginning, where its compiler puts it; none may keep more. */
export const ownBytes = 16_384

export function createKernelMemory(): KernelMemory {
  const memory = new WebAssembly.Memory({ initial: 1 })
  let end = ownBytes
  function room(bytes: number): number {
    const at = end
    end = at + Math.ceil(bytes / alignment) * alignment
    if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / page))
    return at
  }
  return {
    memory,
    room,
    place(data) {
      const at = room(data.byteLength)
      new Uint8Array(memory.buffer, at, data.byteLength).set(
        new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      )
      return at
    },
    end: () => end,
    releaseFrom(address) {
      end = address
    },
  }
}
