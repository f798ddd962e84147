import {
  type AsciiSet,
  allAscii,
  asciiFrom,
  asciiOfClass,
  asciiTakenBy,
  complement,
  noAscii,
  union,
} from './ascii-set.ts'
import { isOfRun } from './required-run.ts'

/** Where a text or a line of it begins or ends. */
export type Edge = 'line-start' | 'line-end' | 'text-start' | 'text-end'

/** A pattern in RE2 syntax, as far as it matters to literals. */
export type PatternNode =
  | { readonly kind: 'text'; readonly text: string }
  /** One character of a few; case is of no account. */
  | { readonly kind: 'choice'; readonly characters: readonly string[] }
  /**
   * One character or more that could be many things; `beyondAscii` says that none of them is ASCII, `ofRun` that it is one character of
   * those that tokens are written with (see `isOfRun`), and `takes` which characters of ASCII it may be; any where nothing is said.
   */
  | {
      readonly kind: 'open'
      readonly beyondAscii?: boolean
      readonly ofRun?: boolean
      readonly takes?: AsciiSet
    }
  /** Nothing, such as flags. */
  | { readonly kind: 'empty' }
  /**
   * Where a word begins or ends: the border itself, an end of the text or of a line, or one character that is of no word, of which `takes`
   * says what it may be.
   */
  | { readonly kind: 'border'; readonly takes?: AsciiSet; readonly edge?: Edge }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'alternatives'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }

/** More characters than this in a class say too little to look for. */
const maxChoice = 12

type Bounds = Pick<Extract<PatternNode, { kind: 'repeat' }>, 'least' | 'most'>

const anyTimes: Bounds = { least: 0, most: Number.POSITIVE_INFINITY }
const onceOrMore: Bounds = { least: 1, most: Number.POSITIVE_INFINITY }
const atMostOnce: Bounds = { least: 0, most: 1 }

const inBraces = /\{(\d+)(?:(,)(\d*))?\}/y
const groupOpening = /\?(?::|P?<[^>]*>|[imsUu-]*:)/y
const flagsAlone = /\?[imsUu-]+\)/y
const className = /\{[^}]*\}|./y
const twoDigits = /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2})/y
const fourDigits = /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4})/y

const singleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\u0007'],
])

/** Reads a pattern that RE2 compiles. Null where it has something this reader does not know; then nothing is known of its literals. */
export function parsePattern(pattern: string): PatternNode | null {
  let at = 0
  let failed = false
  /** What a dot takes; with the flag s, line feeds too. */
  const ofDot = /\(\?[a-zA-Z-]*s/.test(pattern) ? allAscii : complement(asciiFrom(0x0a, 0x0a))
  /** What a caret and a dollar stand at the edges of, or may. */
  const hasEdges = /\(\?[a-zA-Z-]*m/.test(pattern) ? 'line' : 'text'

  const fail = (): PatternNode => {
    failed = true
    at = pattern.length
    return { kind: 'open' }
  }

  function alternatives(): PatternNode {
    const parts = [sequence()]
    while (pattern[at] === '|') {
      at++
      parts.push(sequence())
    }
    return parts.length === 1 ? (parts[0] ?? fail()) : { kind: 'alternatives', parts }
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = []
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(repeated(atom()))
    return { kind: 'sequence', parts }
  }

  function repeated(part: PatternNode): PatternNode {
    let node = part
    for (;;) {
      const bounds = boundsHere()
      if (!bounds) return node
      node = { kind: 'repeat', part: node, ...bounds }
      if (pattern[at] === '?') at++
    }
  }

  function boundsHere(): Bounds | null {
    switch (pattern[at]) {
      case '*':
        at++
        return anyTimes
      case '+':
        at++
        return onceOrMore
      case '?':
        at++
        return atMostOnce
      case '{': {
        const bounds = here(inBraces)
        if (!bounds) return null
        at += bounds[0].length
        const least = Number(bounds[1])
        const most = bounds[2] ? (bounds[3] ? Number(bounds[3]) : Number.POSITIVE_INFINITY) : least
        return { least, most }
      }
      default:
        return null
    }
  }

  /** What a sticky expression finds at the place that is read. */
  function here(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = at
    return expression.exec(pattern)
  }

  /** The character at the place that is read, which is then behind it. */
  function nextCharacter(): string {
    const character = characterAt(pattern, at)
    at += character.length
    return character
  }

  function atom(): PatternNode {
    const character = nextCharacter()
    switch (character) {
      case '(':
        return group()
      case '[':
        return characterClass()
      case '.':
        return { kind: 'open', takes: ofDot }
      case '^':
        return { kind: 'border', edge: `${hasEdges}-start` }
      case '$':
        return { kind: 'border', edge: `${hasEdges}-end` }
      case '\\':
        return escaped()
      default:
        return { kind: 'text', text: character }
    }
  }

  function group(): PatternNode {
    if (pattern[at] === '?') {
      const opening = here(groupOpening)
      if (opening) at += opening[0].length
      else {
        const flags = here(flagsAlone)
        if (!flags) return fail()
        at += flags[0].length
        return { kind: 'empty' }
      }
    }
    const inner = alternatives()
    if (pattern[at] !== ')') return fail()
    at++
    return inner
  }

  function escaped(): PatternNode {
    const letter = pattern[at++] ?? ''
    switch (letter) {
      case 'b':
      case 'A':
      case 'z':
        return { kind: 'border' }
      case 'W':
        return { kind: 'border', takes: asciiOfClass[letter] ?? allAscii }
      case 'B':
        return { kind: 'empty' }
      case 'd':
      case 'w':
        return { kind: 'open', ofRun: true, takes: asciiOfClass[letter] ?? allAscii }
      case 'D':
      case 's':
      case 'S':
        return { kind: 'open', takes: asciiOfClass[letter] ?? allAscii }
      case 'C':
        return { kind: 'open' }
      case 'p':
      case 'P':
        at += here(className)?.[0].length ?? 0
        return { kind: 'open' }
    }
    if (letter === 'Q') {
      const end = pattern.indexOf('\\E', at)
      const text = pattern.slice(at, end < 0 ? pattern.length : end)
      at = end < 0 ? pattern.length : end + 2
      return { kind: 'text', text }
    }
    const code = escapedCode(letter)
    if (code !== null) return { kind: 'text', text: code }
    return /[A-Za-z0-9]/.test(letter) ? fail() : { kind: 'text', text: letter }
  }

  function escapedCode(letter: string): string | null {
    const single = singleEscapes.get(letter)
    if (single !== undefined) return single
    const hex = letter === 'x' ? here(twoDigits) : letter === 'u' ? here(fourDigits) : null
    if (!hex) return null
    at += hex[0].length
    const point = Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : null
  }

  function characterClass(): PatternNode {
    const characters: string[] = []
    const negated = pattern[at] === '^'
    let open = false
    let beyondAscii = true
    let ofRun = true
    /** What of ASCII may be between the brackets; of what is negated, what is there for sure. */
    let named = noAscii
    const [unknown, setFrom] = negated ? [noAscii, asciiFrom] : [allAscii, asciiTakenBy]
    if (negated) at++
    const from = at
    while (at < pattern.length && (at === from || pattern[at] !== ']')) {
      if (pattern.startsWith('[:', at)) {
        const end = pattern.indexOf(':]', at)
        if (end < 0) return fail()
        at = end + 2
        open = true
        beyondAscii = false
        ofRun = false
        named = union(named, unknown)
        continue
      }
      const start = at
      const low = classCharacter()
      if (low === null) {
        open = true
        beyondAscii = false
        const spelling = pattern.slice(start, at)
        ofRun &&= /^\\[dw]$/.test(spelling)
        const ofClass = spelling.length === 2 ? asciiOfClass[spelling[1] ?? ''] : undefined
        named = union(named, ofClass ?? unknown)
        continue
      }
      if (pattern[at] === '-' && pattern[at + 1] !== ']' && at + 1 < pattern.length) {
        at++
        const high = classCharacter()
        const [first, last] = [low.codePointAt(0) ?? 0, high?.codePointAt(0) ?? 0]
        if (high === null || first < 0x80 || foldsToAscii(first, last)) beyondAscii = false
        ofRun &&= isRangeOfRun(first, last)
        named = union(named, high === null ? unknown : setFrom(first, last))
        if (high === null || last - first > maxChoice) open = true
        else for (let point = first; point <= last; point++) characters.push(String.fromCodePoint(point))
      } else {
        const point = low.codePointAt(0) ?? 0
        if (point < 0x80 || foldsToAscii(point, point)) beyondAscii = false
        ofRun &&= isOfRun(low)
        named = union(named, setFrom(point, point))
        characters.push(low)
      }
    }
    if (pattern[at] !== ']') return fail()
    at++
    if (negated)
      return {
        kind: pattern.slice(from, at).includes('\\w') ? 'border' : 'open',
        takes: complement(named),
      }
    const different = [...new Set(characters)]
    return open || different.length > maxChoice
      ? { kind: 'open', beyondAscii, ofRun, takes: named }
      : { kind: 'choice', characters: different }
  }

  /** One character of a class; null for a class within the class. */
  function classCharacter(): string | null {
    const character = nextCharacter()
    if (character !== '\\') return character
    const node = escaped()
    return node.kind === 'text' ? node.text : null
  }

  const node = alternatives()
  return failed || at < pattern.length ? null : node
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0
  return point < 0x10000 ? (text[at] ?? '\u0000') : String.fromCodePoint(point)
}

/** Without regard to case, the long s is an s and the Kelvin sign a k. */
const foldsToAscii = (first: number, last: number): boolean =>
  [0x17f, 0x212a].some((point) => first <= point && point <= last)

const isRangeOfRun = (first: number, last: number): boolean => {
  for (let point = first; point <= last; point++) if (!isOfRun(String.fromCodePoint(point))) return false
  return true
}
