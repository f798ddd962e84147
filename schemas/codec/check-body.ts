import { isUtf8 } from 'node:buffer'
import type avro from 'avsc'

/** What is wrong with an Avro body. */
export type BodyFault = 'broken' | 'not UTF-8'

class Faulty extends Error {
  readonly fault: BodyFault

  constructor(fault: BodyFault) {
    super(fault)
    this.fault = fault
  }
}

/** Where a check stands in its bytes. */
interface Cursor {
  readonly bytes: Buffer
  at: number
}

type Step = (cursor: Cursor) => void

/**
 * A check that bytes hold exactly one value of the type. The decoder itself believes counts, so that a map of thirty bytes which
 * claims 2^50 entries would keep it busy for years; and it replaces bytes that are not UTF-8 without a word.
 *
 * @returns the fault, or undefined when there is none
 */
export function bodyChecker(type: avro.Type): (bytes: Buffer) => BodyFault | undefined {
  const step = stepOver(type, new Map())
  return (bytes) => {
    const cursor = { bytes, at: 0 }
    try {
      step(cursor)
    } catch (error) {
      // Besides Faulty: the stack ends on values nested too deep.
      return error instanceof Faulty ? error.fault : 'broken'
    }
    return cursor.at === bytes.length ? undefined : 'broken'
  }
}

/** @param known the steps of record types, which may contain themselves */
function stepOver(type: avro.Type, known: Map<avro.Type, Step>): Step {
  const found = known.get(type)
  if (found) return found
  switch (type.typeName) {
    case 'null':
      return () => undefined
    case 'boolean':
      return (cursor) => skip(cursor, 1)
    case 'int':
    case 'long':
    case 'abstract:long':
      return (cursor) => void long(cursor)
    case 'float':
      return (cursor) => skip(cursor, 4)
    case 'double':
      return (cursor) => skip(cursor, 8)
    case 'bytes':
      return (cursor) => skip(cursor, length(cursor))
    case 'string':
      return text
    case 'fixed': {
      const { size } = type as avro.types.FixedType
      return (cursor) => skip(cursor, size)
    }
    case 'enum': {
      const { symbols } = type as avro.types.EnumType
      return (cursor) => void oneOf(cursor, symbols.length)
    }
    case 'array': {
      const item = stepOver((type as avro.types.ArrayType).itemsType, known)
      return (cursor) => blocks(cursor, item)
    }
    case 'map': {
      const value = stepOver((type as avro.types.MapType).valuesType, known)
      return (cursor) =>
        blocks(cursor, (entry) => {
          text(entry)
          value(entry)
        })
    }
    case 'union:unwrapped':
    case 'union:wrapped': {
      const steps = (type as avro.types.UnwrappedUnionType).types.map((part) => stepOver(part, known))
      return (cursor) => steps[oneOf(cursor, steps.length)]?.(cursor)
    }
    case 'record':
    case 'error': {
      const steps: Step[] = []
      const step: Step = (cursor) => {
        for (const field of steps) field(cursor)
      }
      known.set(type, step)
      for (const field of (type as avro.types.RecordType).fields) steps.push(stepOver(field.type, known))
      return step
    }
    default:
      if (!('underlyingType' in type)) throw new Error(`no check for the Avro type ${type.typeName}`)
      return stepOver(type.underlyingType as avro.Type, known)
  }
}

function skip(cursor: Cursor, count: number): void {
  cursor.at += count
  if (cursor.at > cursor.bytes.length) throw new Faulty('broken')
}

/** A zigzag number of at most ten bytes; exact up to 2^53, as far as lengths and counts go. */
function long(cursor: Cursor): number {
  let value = 0
  let factor = 1
  for (let count = 0; count < 10; count++) {
    const byte = cursor.bytes[cursor.at++]
    if (byte === undefined) throw new Faulty('broken')
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    factor *= 128
  }
  throw new Faulty('broken')
}

function length(cursor: Cursor): number {
  const value = long(cursor)
  if (value < 0) throw new Faulty('broken')
  return value
}

function oneOf(cursor: Cursor, count: number): number {
  const index = long(cursor)
  if (index < 0 || index >= count) throw new Faulty('broken')
  return index
}

function text(cursor: Cursor): void {
  const size = length(cursor)
  const start = cursor.at
  skip(cursor, size)
  if (!isPlain(cursor.bytes, start, cursor.at) && !isUtf8(cursor.bytes.subarray(start, cursor.at)))
    throw new Faulty('not UTF-8')
}

/** Short texts are looked at here; a call out costs more than they do. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > 48) return false
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) >= 0x80) return false
  return true
}

/** Items in blocks; a block that claims more items than there are bytes left lies, or holds items of no bytes, which nobody sends. */
function blocks(cursor: Cursor, item: Step): void {
  for (let count = long(cursor); count !== 0; count = long(cursor)) {
    if (count < 0) {
      count = -count
      length(cursor)
    }
    if (count > cursor.bytes.length - cursor.at) throw new Faulty('broken')
    while (count-- > 0) item(cursor)
  }
}
