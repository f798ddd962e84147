import { isKnownWord } from './vocabulary.ts'

const words = /[a-z\u00df-\u024f\u1e00-\u1eff]+/g

/** How many words of a text in lower case are known, of those of two letters or more; long texts are judged by their beginning. */
export function knownWords(text: string, most = 60): { readonly known: number; readonly all: number } {
  let known = 0
  let all = 0
  for (const { 0: word } of text.slice(0, 2_000).matchAll(words)) {
    if (word.length < 2) continue
    all++
    if (isKnownWord(word)) known++
    if (all === most) break
  }
  return { known, all }
}

/** Whether a text reads as one of the languages of the vocabulary: a fifth of its words is known, and at least two are. */
export function saysSomething(text: string): boolean {
  const { known, all } = knownWords(text.toLowerCase())
  return known >= 2 && known >= 0.2 * all
}
