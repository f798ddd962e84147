/**
 * Tokens of a list: of each in turn where it starts and where it ends, two numbers. A token is letters and digits, with a backslash before
 * them where there is one.
 */
export type Tokens = readonly number[]

const other = 0
const separator = 1
const word = 2
const backslash = 3
const kindOf: Uint8Array = buildKinds()

function buildKinds(): Uint8Array {
  const table = new Uint8Array(128).fill(other)
  for (const sign of ' \t\r\n,:;.-') table[sign.charCodeAt(0)] = separator
  for (let code = 0; code < 128; code++) if (/[0-9a-z]/i.test(String.fromCharCode(code))) table[code] = word
  table['\\'.charCodeAt(0)] = backslash
  return table
}

/** Between two tokens of a list stand at most so many separators. */
const mostSeparators = 3

/** Runs of at least `fewest` tokens that belong to a list, with nothing but separators between them; one pass. */
export function tokenLists(
  text: string,
  fewest: number,
  belongs: (text: string, start: number, end: number) => boolean,
): readonly Tokens[] {
  const lists: number[][] = []
  let list: number[] = []
  let gapFrom = 0
  const close = (): void => {
    if (list.length >= 2 * fewest) lists.push(list)
    if (list.length > 0) list = []
  }
  for (let at = 0; at < text.length; ) {
    const kind = kindOf[text.charCodeAt(at)] ?? other
    if (kind === separator) {
      at++
      continue
    }
    if (at - gapFrom > mostSeparators) close()
    const start = at++
    if (kind === word || kind === backslash)
      while (at < text.length && kindOf[text.charCodeAt(at)] === word) at++
    if (kind !== other && belongs(text, start, at)) list.push(start, at)
    else close()
    gapFrom = at
  }
  close()
  return lists
}
