import { writeFileSync } from 'node:fs'
import { compiledKernels, kernelsFile } from './compile-kernel.ts'

// After a change of a kernel's source.
writeFileSync(kernelsFile, await compiledKernels())
