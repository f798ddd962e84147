import { createKernelMemory } from '../kernel/kernel-memory.ts'
import { setOf, traitsKernelIn } from '../kernel/kernels.ts'
import { gap, leet, naturalness, symbolOf } from './disguises/letter-model.ts'

/** What one pass over a text tells of disguises: enough to leave almost every text alone. */
export interface TextTraits {
  /** Nats by which the strangest stretch of letters is unlike written words: under 9 in prose, over 13 when rotated or in leetspeak. */
  readonly strangeness: number
  /** Nats a character by which the whole text reads like written words. */
  readonly readability: number
  /** Whether single characters follow each other with a gap between any two. */
  readonly singles: boolean
  /** Whether 16 characters of base64 or hexadecimal follow each other. */
  readonly longRun: boolean
  /** Whether there is a stretch, as long as eight pairs of digits, of nothing but hexadecimal digits and what may stand between bytes or character codes. */
  readonly numberRun: boolean
  /** Whether it has signs that escapes are written with: `%`, a backslash, `&`. */
  readonly escapes: boolean
  /** Whether it has plus signs, which stand for spaces in forms. */
  readonly pluses: boolean
}

const ofRuns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'
const ofEscapes = '%&\\'
const ofNumbers = '0123456789abcdefABCDEFxX\\ \t\r\n,:;.-'

/** What escapes are written with, and the plus sign; above the symbols of the letter model, so that one table tells all. */
const escaping = 32
const plus = 64
const facts: Uint8Array = buildFacts()

function buildFacts(): Uint8Array {
  const table = symbolOf.slice()
  const add = (signs: string, fact: number): void => {
    for (const sign of signs) {
      const code = sign.charCodeAt(0)
      table[code] = (table[code] ?? gap) | fact
    }
  }
  add(ofEscapes, escaping)
  add('+', plus)
  return table
}

const isOf =
  (signs: string) =>
  (code: number): boolean =>
    signs.includes(String.fromCharCode(code))

const isLeet = (code: number): boolean => symbolOf[code] === leet

/** What the kernel reads at a time. */
const block = 32
const usualLength = 16_384

const own = createKernelMemory()
const kernel = traitsKernelIn(own.memory)
const tables = [
  own.place(facts),
  own.place(naturalness),
  own.place(
    Uint8Array.from(
      [isOf(ofRuns), isOf(ofNumbers), isLeet, isOf(ofEscapes)].flatMap((has) => [...setOf(has)]),
    ),
  ),
] as const
const resultsAt = own.room(24)
const unitsAt = own.end()
let room = makeRoom(usualLength)

/** Room for texts of so many code units. */
function makeRoom(longest: number) {
  own.releaseFrom(unitsAt)
  own.room(2 * (longest + block))
  kernel.place(...tables, unitsAt, resultsAt)
  const { buffer } = own.memory
  return { longest, bytes: Buffer.from(buffer, unitsAt), results: new Int32Array(buffer, resultsAt, 6) }
}

/** The traits of a text; one pass, of about a nanosecond a unit. */
export function traitsOf(text: string): TextTraits {
  const { length } = text
  if (length > room.longest) room = makeRoom(2 * length)
  room.bytes.write(text, 0, 'utf16le')
  kernel.read(length)
  const [strangest = 0, readable = 0, seen = 0, singles, longRun, numberRun] = room.results
  return {
    strangeness: strangest / 8,
    readability: length === 0 ? 0 : readable / 8 / length,
    singles: singles === 1,
    longRun: longRun === 1,
    numberRun: numberRun === 1,
    escapes: (seen & escaping) !== 0,
    pluses: (seen & plus) !== 0,
  }
}

/** Letters that do not read like written words: rotated, reversed, or digits among them. */
export const hasStrangeLetters = (traits: TextTraits): boolean =>
  traits.strangeness >= 9 || traits.readability < 0.5

/** Whether a text with these traits may have anything to decode. */
export const mayBeDisguised = (traits: TextTraits): boolean =>
  traits.longRun ||
  traits.numberRun ||
  traits.escapes ||
  traits.pluses ||
  traits.singles ||
  hasStrangeLetters(traits)
