/** A stretch of letters, digits and underscores of a folded literal. */
export interface Word {
  readonly text: string
  readonly start: number
  /** Whether a word begins there, and not only goes on. */
  readonly begins: boolean
  /** Whether the word ends there. */
  readonly ends: boolean
}

/** The words of a folded literal. */
export function wordsOf({
  text,
  startsWord,
  endsWord,
}: {
  readonly text: string
  readonly startsWord: boolean
  readonly endsWord: boolean
}): readonly Word[] {
  const words: Word[] = []
  let start = -1
  for (let at = 0; at <= text.length; at++) {
    const isWithin = at < text.length && isOfWord(text.charCodeAt(at))
    if (isWithin && start === -1) start = at
    if (isWithin || start === -1) continue
    words.push({
      text: text.slice(start, at),
      start,
      begins: start > 0 || startsWord,
      ends: at < text.length || endsWord,
    })
    start = -1
  }
  return words
}

const ofWord = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /^[A-Za-z0-9_]$/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** ASCII letters, digits and underscores: what RE2 takes for a part of a word. */
export const isOfWord = (code: number): boolean => ofWord[code] === 1

/** What is rare in prose: ASCII but letters, digits, underscores and spaces. */
export const isSign = (code: number): boolean => code < 0x80 && code !== 0x20 && code !== 0 && !isOfWord(code)
