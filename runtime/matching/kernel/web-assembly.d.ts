/** What is used of the JavaScript API of WebAssembly; TypeScript has it among the types of browsers alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Memory {
    constructor(descriptor: { readonly initial: number })
    readonly buffer: ArrayBuffer
    /** By so many pages of 64 KiB. The buffer of before is of no use any more. */
    grow(pages: number): number
  }
  class Global {
    value: number
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } })
    readonly exports: Readonly<Record<string, unknown>>
  }
}
