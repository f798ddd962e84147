import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { UserError } from '../http/errors.ts'

/** Next offset of each partition, by topic: `{ "flags.detection": { 0: 12, 1: 7 } }`. */
export type Vector = ReadonlyMap<string, ReadonlyMap<number, number>>

/** The same, to write in. */
export type MutableVector = Map<string, Map<number, number>>

/** What a cursor is good for. */
export interface CursorScope {
  /** The subscription field. */
  readonly stream: string
  /** The filter in a form that is the same for the same meaning. */
  readonly filter: unknown
}

/** Makes and reads the cursors of subscriptions. They are signed: nobody can make one, or use one elsewhere than it was given out. */
export interface Cursors {
  write(scope: CursorScope, vector: Vector): string
  /** @throws UserError BAD_CURSOR that says what is wrong with it and what to do */
  read(scope: CursorScope, cursor: string): MutableVector
}

const signatureLength = 16
const goodForMs = 30 * 24 * 60 * 60 * 1000

/** @param secret JWT_SECRET_KEY; a key of its own is derived from it */
export function openCursors(secret: string, now: () => number = Date.now): Cursors {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'flagwise subscription cursors 1', 32))
  const sign = (payload: Buffer): Buffer =>
    createHmac('sha256', key).update(payload).digest().subarray(0, signatureLength)

  return {
    write(scope, vector) {
      const positions = Object.fromEntries([...vector].map(([topic, offsets]) => [topic, [...offsets]]))
      const payload = Buffer.from(
        JSON.stringify({ s: scopeHash(scope), e: Math.floor((now() + goodForMs) / 1000), p: positions }),
      )
      return Buffer.concat([sign(payload), payload]).toString('base64url')
    },

    read(scope, cursor) {
      const bytes = Buffer.from(cursor, 'base64url')
      const payload = bytes.subarray(signatureLength)
      if (payload.length === 0 || !timingSafeEqual(bytes.subarray(0, signatureLength), sign(payload)))
        throw badCursor('is not one that this FlagWise gave out')
      const { s, e, p }: { s: string; e: number; p: Record<string, [number, number][]> } = JSON.parse(
        payload.toString(),
      )
      if (s !== scopeHash(scope)) throw badCursor('belongs to another subscription or another filter')
      if (e * 1000 < now()) throw badCursor('has expired')
      return new Map(Object.entries(p).map(([topic, offsets]) => [topic, new Map(offsets)]))
    },
  }
}

const scopeHash = ({ stream, filter }: CursorScope): string =>
  createHash('sha256')
    .update(JSON.stringify([stream, canonical(filter)]))
    .digest('base64url')
    .slice(0, 16)

/** Keys in order, nothing that is not given, lists in order: the same filter gives the same text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical).sort()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, canonical(part)]),
  )
}

const badCursor = (what: string): UserError =>
  new UserError('BAD_CURSOR', `The cursor ${what}; subscribe without \`after\` to begin with what is new.`, {
    argument: 'after',
  })
