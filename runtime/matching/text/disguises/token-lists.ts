/** A list of tokens: letters and digits, with a backslash before them where there is one. [from, to) of the text. */
export interface TokenList {
  readonly from: number
  readonly to: number
  readonly count: number
}

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
): readonly TokenList[] {
  const lists: TokenList[] = []
  let count = 0
  let from = 0
  let to = 0
  let gapFrom = 0
  const close = (): void => {
    if (count >= fewest) lists.push({ from, to, count })
    count = 0
  }
  for (let at = 0; at < text.length; ) {
    const kind = kindOf[text.charCodeAt(at)] ?? other
    if (kind === separator) {
      at++
      continue
    }
    if (at - gapFrom > mostSeparators) close()
    const start = at
    at = tokenEnd(text, start)
    if (kind !== other && belongs(text, start, at)) {
      if (count++ === 0) from = start
      to = at
    } else close()
    gapFrom = at
  }
  close()
  return lists
}

/** Calls back for [start, end) of each token of a list. */
export function eachToken(
  text: string,
  { from, to }: TokenList,
  read: (start: number, end: number) => void,
): void {
  for (let at = from; at < to; ) {
    if (kindOf[text.charCodeAt(at)] === separator) {
      at++
      continue
    }
    const end = tokenEnd(text, at)
    read(at, end)
    at = end
  }
}

/** What is no part of a token stands for itself. */
function tokenEnd(text: string, start: number): number {
  const kind = kindOf[text.charCodeAt(start)] ?? other
  let end = start + 1
  if (kind === word || kind === backslash)
    while (end < text.length && kindOf[text.charCodeAt(end)] === word) end++
  return end
}
