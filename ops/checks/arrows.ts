import { posix } from 'node:path'
import type { SourceFile, Violation } from './files.ts'

/** What each top-level folder may import of ours: the arrows of docs/architecture.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  schemas: [],
  runtime: ['schemas'],
  processors: ['runtime', 'schemas'],
  projections: ['runtime', 'schemas'],
  gateway: ['runtime', 'schemas', 'projections'],
  ui: [],
  ops: ['schemas', 'runtime', 'processors', 'projections', 'gateway'],
}

/** Of projections, the gateway may import the typed rows alone. */
const rowsOnly = /^projections\/[a-z-]+\/row(\.ts)?$/

/** Folders whose subfolders never import each other. */
const strangers = ['processors', 'projections']

const specifier = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm

/** The modules that a file imports, as paths from the root where they are ours. */
function importsOf(file: SourceFile): readonly string[] {
  return [...file.text.matchAll(specifier)].flatMap(([, to = '']) => {
    if (to.startsWith('.')) return [posix.normalize(posix.join(posix.dirname(file.path), to))]
    if (to.startsWith('@flagwise/')) return [to.slice('@flagwise/'.length)]
    return []
  })
}

/** Imports against the direction in which data flows. */
export function checkArrows(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const [from = '', part = ''] = file.path.split('/')
    const allowed = mayImport[from]
    if (!allowed) return []
    return importsOf(file).flatMap((to) => {
      const [target = '', targetPart = ''] = to.split('/')
      const say = (message: string): Violation[] => [{ path: file.path, message }]
      if (target !== from) {
        if (!(target in mayImport)) return []
        if (!allowed.includes(target)) return say(`imports ${to}: ${from} may not import ${target}`)
        if (from === 'gateway' && target === 'projections' && !rowsOnly.test(to))
          return say(`imports ${to}: of projections the gateway may import <name>/row alone`)
        return []
      }
      const isFolder = (name: string): boolean => name !== '' && !name.includes('.')
      if (strangers.includes(from) && isFolder(part) && isFolder(targetPart) && part !== targetPart)
        return say(`imports ${to}: ${from}/${part} may not import ${from}/${targetPart}`)
      return []
    })
  })
}
