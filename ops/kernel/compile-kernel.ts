import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { root } from '../start/settings.ts'

/** Where the kernels are written, and where their sources are. */
export const kernelsFile: string = join(root, 'runtime/matching/kernel/kernels.generated.ts')
const sources = 'runtime/matching/kernel/assembly'

/** A source did not compile; the message is the compiler's. */
export class KernelRefused extends Error {}

/** The kernels as a module of TypeScript: WebAssembly in base64. The same sources give the same text. @throws KernelRefused */
export async function compiledKernels(): Promise<string> {
  const [literals, traits] = [await compiled('literals'), await compiled('traits')]
  return [
    `/* Compiled from ${sources} by \`npm run exec -- node ops/kernel/main.ts\`; a test holds the two together. */`,
    `export const literalsKernel = '${literals}'`,
    `export const traitsKernel = '${traits}'`,
    '',
  ].join('\n')
}

async function compiled(name: string): Promise<string> {
  let binary: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [
      ...[`${name}/index.ts`, '--baseDir', join(root, sources), '--outFile', 'kernel.wasm'],
      ...['-O3', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--noAssert'],
    ],
    {
      writeFile: (_name: string, contents: Uint8Array | string) => {
        if (typeof contents !== 'string') binary = contents
      },
    },
  )
  if (error || !binary) throw new KernelRefused(stderr.toString())
  return Buffer.from(binary).toString('base64')
}
