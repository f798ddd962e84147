import type { Literal } from '../literals/required-literals.ts'
import { foldLiteral } from '../text/fold.ts'

/** Where a literal counts; where nothing is said, anywhere. */
export type Borders = Partial<Pick<Literal, 'startsWord' | 'endsWord'>>

/** Numbers folded literals while rules are compiled, each once. */
export interface LiteralNumbers {
  /** The number of a literal; null when nothing of it is left when folded, so that it cannot be looked for. */
  numberOf(literal: string, borders?: Borders): number | null
  /** Folded, by number. */
  readonly literals: readonly Literal[]
}

export function createLiteralNumbers(): LiteralNumbers {
  const numbers = new Map<string, number>()
  const literals: Literal[] = []
  return {
    literals,
    numberOf(literal, { startsWord = false, endsWord = false } = {}) {
      const text = foldLiteral(literal)
      if (text === '') return null
      const key = `${startsWord ? '\u0000' : ''}${text}${endsWord ? '\u0000' : ''}`
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, literals.length)
      return literals.push({ text, startsWord, endsWord }) - 1
    },
  }
}

/**
 * Where what may not stand within a longer word can be told to begin and end: at its own letters and digits. Of those beyond ASCII it is for
 * others to tell.
 */
export const bordersOf = (within: 'word' | 'substring', text: string): Borders => ({
  startsWord: within === 'word' && /^[a-z0-9_]/i.test(text),
  endsWord: within === 'word' && /[a-z0-9_]$/i.test(text),
})
