import type { PatternNode } from './parse-pattern.ts'

/** How large a pattern is. */
export interface PatternSize {
  /** Least number of characters that it matches; what is of no word may be none. */
  readonly least: number
  /** About how many instructions its program has, rather too many than too few. */
  readonly instructions: number
}

/** Instructions of one character of a class, whose UTF-8 forms are told apart byte by byte. */
const ofClass = 16

/** Reckons without compiling; null where it cannot be told. */
export function sizeOf(pattern: string, node: PatternNode | null): PatternSize | null {
  // Classes of Unicode have hundreds of ranges.
  if (/\\p/i.test(pattern)) return null
  return node && sizeOfNode(node)
}

function sizeOfNode(node: PatternNode): PatternSize {
  switch (node.kind) {
    case 'text':
      return { least: node.text.length, instructions: 4 * node.text.length }
    case 'choice':
      return { least: 1, instructions: ofClass }
    case 'open':
      return { least: 1, instructions: ofClass }
    case 'empty':
      return { least: 0, instructions: 1 }
    case 'border':
      return { least: 0, instructions: ofClass }
    case 'sequence':
      return sizeOfSequence(node.parts)
    case 'alternatives':
      return node.parts.map(sizeOfNode).reduce((sum, part) => ({
        least: Math.min(sum.least, part.least),
        instructions: sum.instructions + part.instructions + 1,
      }))
    case 'repeat': {
      const { least, instructions } = sizeOfNode(node.part)
      const times = Number.isFinite(node.most) ? node.most : node.least + 1
      return { least: least * node.least, instructions: times * (instructions + 1) }
    }
  }
}

function sizeOfSequence(parts: readonly PatternNode[]): PatternSize {
  let [least, instructions] = [0, 0]
  for (const node of parts) {
    const part = sizeOfNode(node)
    least += part.least
    instructions += part.instructions
  }
  return { least, instructions }
}
