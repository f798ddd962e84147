import { type Atoms, mayBegin, mayEnd, spaced } from './atoms.ts'
import { isDigit } from './character.ts'
import { type Candidate, mostOfOneKind, type Surroundings } from './entity.ts'
import { beginsOne, digitShapes, isAsked, longestShape, type Shape } from './shape.ts'

/** No identifier is written in more groups. */
const mostGroups = 8

/** Where a candidate stands, as pieces: the first, and how many more. One number, as a table of numbers has very many. */
export type Window = number

const windowOf = (first: number, last: number): Window => first * mostGroups + (last - first)
const firstOf = (window: Window): number => Math.floor(window / mostGroups)
const lastOf = (window: Window): number => firstOf(window) + (window % mostGroups)

/** Every run of joined pieces that may be an identifier, by its shape. Each piece begins at most `mostGroups`, so this is linear. */
export function windowsOf(text: string, atoms: Atoms): ReadonlyMap<Shape, readonly Window[]> {
  const found = new Map<Shape, Window[]>()
  const pieces = piecesOf(text, atoms)
  const room = new Int32Array(digitShapes).fill(mostOfOneKind)
  for (let first = 0; first < atoms.count; first++) {
    if (!nearDigits(atoms, first) || !mayBegin(text, atoms, first)) continue
    let length = 0
    let letters = 0
    let digits = false
    for (let last = first; last < atoms.count && last - first < mostGroups; last++) {
      if (last > first && atoms.joined[last] === 0) break
      const ownLength = pieces.lengths[last] ?? 0
      if (length + ownLength > longestShape) break
      digits ||= atoms.hasDigit[last] === true
      letters |= (pieces.letters[last] ?? 0) << (length + 5)
      length += ownLength
      const shape = letters + length
      if (!beginsOne(shape)) break
      if (!digits || pieces.mayEnd[last] === 0 || !isAsked(shape)) continue
      if (shape >= digitShapes) add(found, shape, windowOf(first, last))
      else if (room[shape] !== 0) room[shape] = mostOfOneKind - add(found, shape, windowOf(first, last))
    }
  }
  return found
}

/** What is asked of a piece for each of the windows that it is in. */
interface Pieces {
  readonly lengths: Int32Array
  /** A bit for each letter, the lowest for the first character. Of those that are too long for any shape, 0. */
  readonly letters: Int32Array
  readonly mayEnd: Uint8Array
}

function piecesOf(text: string, atoms: Atoms): Pieces {
  const lengths = new Int32Array(atoms.count)
  const letters = new Int32Array(atoms.count)
  const ends = new Uint8Array(atoms.count)
  for (let piece = 0; piece < atoms.count; piece++) {
    const start = atoms.starts[piece] ?? 0
    const end = atoms.ends[piece] ?? 0
    lengths[piece] = end - start
    if (mayEnd(text, atoms, piece)) ends[piece] = 1
    if (end - start > longestShape) continue
    let bits = 0
    for (let at = start; at < end; at++) if (!isDigit(text.charCodeAt(at))) bits |= 1 << (at - start)
    letters[piece] = bits
  }
  return { lengths, letters, mayEnd: ends }
}

/** Returns how many there are then. */
function add(found: Map<number, Window[]>, key: number, window: Window): number {
  const windows = found.get(key)
  if (windows === undefined) {
    found.set(key, [window])
    return 1
  }
  return windows.length < mostOfOneKind ? windows.push(window) : mostOfOneKind
}

/** Words with digits, by their length. */
export function wordsOf(text: string, atoms: Atoms): ReadonlyMap<number, readonly Window[]> {
  const found = new Map<number, Window[]>()
  for (let at = 0; at < atoms.count; at++) {
    if (!atoms.hasDigit[at] || !mayBegin(text, atoms, at) || !mayEnd(text, atoms, at)) continue
    const length = (atoms.ends[at] ?? 0) - (atoms.starts[at] ?? 0)
    add(found, length, windowOf(at, at))
  }
  return found
}

/** Letters alone begin an identifier only when digits follow within two pieces. */
function nearDigits(atoms: Atoms, index: number): boolean {
  if (atoms.hasDigit[index]) return true
  for (let next = index + 1; next <= index + 2 && next < atoms.count; next++) {
    if (atoms.joined[next] === 0) return false
    if (atoms.hasDigit[next]) return true
  }
  return false
}

/** The words around [start, end). */
type Around = (start: number, end: number) => Surroundings

export const candidateOf = (text: string, atoms: Atoms, window: Window, around: Around): Candidate =>
  new CandidateAt(text, atoms, window, around)

/** A class, so that what is written there, and around it, is only cut out where somebody asks, and once. */
class CandidateAt implements Candidate {
  readonly start: number
  readonly end: number
  readonly whole: boolean
  readonly #text: string
  readonly #atoms: Atoms
  readonly #window: Window
  readonly #around: Around
  #value: string | undefined
  #surroundings: Surroundings | undefined

  constructor(text: string, atoms: Atoms, window: Window, around: Around) {
    const [first, last] = [firstOf(window), lastOf(window)]
    this.start = atoms.starts[first] ?? 0
    this.end = atoms.ends[last] ?? 0
    this.whole =
      !(first > 0 && spaced(atoms, first) && atoms.hasDigit[first - 1]) &&
      !(last + 1 < atoms.count && spaced(atoms, last + 1) && atoms.hasDigit[last + 1])
    this.#text = text
    this.#atoms = atoms
    this.#window = window
    this.#around = around
  }

  get around(): Surroundings {
    this.#surroundings ??= this.#around(this.start, this.end)
    return this.#surroundings
  }

  get written(): string {
    return this.#text.slice(this.start, this.end)
  }

  get value(): string {
    if (this.#value !== undefined) return this.#value
    let value = ''
    for (let index = firstOf(this.#window); index <= lastOf(this.#window); index++)
      value += this.#text.slice(this.#atoms.starts[index], this.#atoms.ends[index])
    this.#value = value.toUpperCase()
    return this.#value
  }
}
