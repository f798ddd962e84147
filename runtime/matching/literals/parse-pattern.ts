import { isOfRun } from './required-run.ts'

/** A pattern in RE2 syntax, as far as it matters to literals. */
export type PatternNode =
  | { readonly kind: 'text'; readonly text: string }
  /** One character of a few; case is of no account. */
  | { readonly kind: 'choice'; readonly characters: readonly string[] }
  /**
   * One character or more that could be many things; `beyondAscii` says that none of them is ASCII, `ofRun` that it is one character of
   * those that tokens are written with (see `isOfRun`).
   */
  | { readonly kind: 'open'; readonly beyondAscii?: boolean; readonly ofRun?: boolean }
  /** Nothing, such as flags. */
  | { readonly kind: 'empty' }
  /** Where a word begins or ends: the border itself, an end of the text or of a line, or one character that is of no word. */
  | { readonly kind: 'border' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'alternatives'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }

/** More characters than this in a class say too little to look for. */
const maxChoice = 12

/** Reads a pattern that RE2 has compiled. Null where it has something this reader does not know; then nothing is known of its literals. */
export function parsePattern(pattern: string): PatternNode | null {
  let at = 0
  let failed = false

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
      const rest = pattern.slice(at, at + 12)
      const bounds = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest)
      const sign = rest[0]
      if (sign === '*') node = { kind: 'repeat', part: node, least: 0, most: Number.POSITIVE_INFINITY }
      else if (sign === '+') node = { kind: 'repeat', part: node, least: 1, most: Number.POSITIVE_INFINITY }
      else if (sign === '?') node = { kind: 'repeat', part: node, least: 0, most: 1 }
      else if (bounds) {
        const least = Number(bounds[1])
        const most = bounds[2] ? (bounds[3] ? Number(bounds[3]) : Number.POSITIVE_INFINITY) : least
        node = { kind: 'repeat', part: node, least, most }
        at += bounds[0].length - 1
      } else return node
      at++
      if (pattern[at] === '?') at++
    }
  }

  function atom(): PatternNode {
    const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0)
    at += character.length
    switch (character) {
      case '(':
        return group()
      case '[':
        return characterClass()
      case '.':
        return { kind: 'open' }
      case '^':
      case '$':
        return { kind: 'border' }
      case '\\':
        return escaped()
      default:
        return { kind: 'text', text: character }
    }
  }

  function group(): PatternNode {
    if (pattern[at] === '?') {
      const opening = /^\?(?::|P?<[^>]*>|[imsUu-]*:)/.exec(pattern.slice(at))
      if (opening) at += opening[0].length
      else {
        const flags = /^\?[imsUu-]+\)/.exec(pattern.slice(at))
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
    if (/[bWAz]/.test(letter)) return { kind: 'border' }
    if (letter === 'B') return { kind: 'empty' }
    if (/[dw]/.test(letter)) return { kind: 'open', ofRun: true }
    if (/[DWsSC]/.test(letter)) return { kind: 'open' }
    if (letter === 'p' || letter === 'P') {
      const name = /^(?:\{[^}]*\}|.)/.exec(pattern.slice(at))
      at += name?.[0].length ?? 0
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
    const single: Readonly<Record<string, string>> = {
      n: '\n',
      t: '\t',
      r: '\r',
      f: '\f',
      v: '\v',
      a: '\u0007',
    }
    if (single[letter] !== undefined) return single[letter]
    const rest = pattern.slice(at)
    const hex =
      letter === 'x'
        ? /^(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/.exec(rest)
        : letter === 'u'
          ? /^(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4}))/.exec(rest)
          : null
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
        continue
      }
      const start = at
      const low = classCharacter()
      if (low === null) {
        open = true
        beyondAscii = false
        ofRun &&= /^\\[dw]$/.test(pattern.slice(start, at))
        continue
      }
      if (pattern[at] === '-' && pattern[at + 1] !== ']' && at + 1 < pattern.length) {
        at++
        const high = classCharacter()
        const [first, last] = [low.codePointAt(0) ?? 0, high?.codePointAt(0) ?? 0]
        if (high === null || first < 0x80 || foldsToAscii(first, last)) beyondAscii = false
        ofRun &&= isRangeOfRun(first, last)
        if (high === null || last - first > maxChoice) open = true
        else for (let point = first; point <= last; point++) characters.push(String.fromCodePoint(point))
      } else {
        const point = low.codePointAt(0) ?? 0
        if (point < 0x80 || foldsToAscii(point, point)) beyondAscii = false
        ofRun &&= isOfRun(low)
        characters.push(low)
      }
    }
    if (pattern[at] !== ']') return fail()
    at++
    if (negated) return pattern.slice(from, at).includes('\\w') ? { kind: 'border' } : { kind: 'open' }
    const different = [...new Set(characters)]
    return open || different.length > maxChoice
      ? { kind: 'open', beyondAscii, ofRun }
      : { kind: 'choice', characters: different }
  }

  /** One character of a class; null for a class within the class. */
  function classCharacter(): string | null {
    const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0)
    at += character.length
    if (character !== '\\') return character
    const node = escaped()
    return node.kind === 'text' ? node.text : null
  }

  const node = alternatives()
  return failed || at < pattern.length ? null : node
}

/** Without regard to case, the long s is an s and the Kelvin sign a k. */
const foldsToAscii = (first: number, last: number): boolean =>
  [0x17f, 0x212a].some((point) => first <= point && point <= last)

const isRangeOfRun = (first: number, last: number): boolean => {
  for (let point = first; point <= last; point++) if (!isOfRun(String.fromCodePoint(point))) return false
  return true
}
