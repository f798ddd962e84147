import { isUuid } from '@flagwise/schemas'
import { UserError } from '../http/errors.ts'

/** Where an item stands in its connection: newest first, ties by id. */
export interface Position {
  /** ms since 1970 */
  readonly at: number
  readonly id: string
}

/** The connection that a cursor belongs to. */
export type CursorKind = 'requests' | 'flags'

/** Opaque to its holder; says the sort key and not a count, so that it stays good whatever arrives. */
export const encodeCursor = (kind: CursorKind, { at, id }: Position): string =>
  Buffer.from(`${kind}/${at}/${id}`).toString('base64url')

/** @throws UserError when the text is not a cursor of this connection. */
export function decodeCursor(kind: CursorKind, cursor: string, argument: 'after' | 'before'): Position {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split('/')
  const [from = '', at = '', id = ''] = parts
  if (parts.length === 3 && /^-?\d{1,15}$/.test(at) && isUuid(id) && isKind(from)) {
    const position = { at: Number(at), id }
    if (encodeCursor(from, position) === cursor) {
      if (from === kind) return position
      throw bad(argument, `is a cursor of \`${from}\`, not of \`${kind}\``)
    }
  }
  throw bad(argument, 'is not a cursor')
}

const isKind = (text: string): text is CursorKind => text === 'requests' || text === 'flags'

const bad = (argument: string, what: string): UserError =>
  new UserError(
    'BAD_CURSOR',
    `\`${argument}\` ${what}; give back a \`cursor\`, \`startCursor\` or \`endCursor\` as you got it.`,
    { argument },
  )
