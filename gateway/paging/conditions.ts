import type { PageRequest } from './page.ts'

/** The conditions of a query and their values; nothing that a caller sent ever becomes part of the text. */
export interface Conditions {
  /** `?` in the condition stands for the value. Nothing is added for a value that was not given. */
  add(condition: string, value: unknown): void
  /** One of the values. A single one is compared by itself: only so can an index give the order as well. */
  oneOf(column: string, values: readonly string[] | null | undefined): void
  /** A condition without a value of the caller's. */
  fixed(condition: string): void
  /** Adds a value that is no condition; its placeholder. */
  placeholder(value: unknown): string
  /** The `where` clause; empty without conditions. */
  where(): string
  readonly values: unknown[]
}

export function conditions(): Conditions {
  const parts: string[] = []
  const values: unknown[] = []
  const placeholder = (value: unknown): string => `$${values.push(value)}`
  const add = (condition: string, value: unknown): void => {
    if (value === undefined || value === null) return
    const name = placeholder(value)
    parts.push(condition.replaceAll('?', () => name))
  }
  return {
    values,
    placeholder,
    add,
    oneOf(column, wanted) {
      if (wanted?.length === 1) add(`${column} = ?`, wanted[0])
      else if (wanted) add(`${column} = any(?::text[])`, wanted)
    },
    fixed: (condition) => void parts.push(condition),
    where: () => (parts.length === 0 ? '' : `where ${parts.join(' and ')}`),
  }
}

/**
 * Adds what a page asks for, for rows ordered by (received_at, id), newest first.
 * @returns the `order by` and `limit` clauses; one row more than asked for tells whether there are more
 */
export function keyset(where: Conditions, page: PageRequest): string {
  const { after, before, count, backwards } = page
  if (after) where.add(`(received_at, id) < (${time(where.placeholder(after.at))}, ?::uuid)`, after.id)
  if (before) where.add(`(received_at, id) > (${time(where.placeholder(before.at))}, ?::uuid)`, before.id)
  const direction = backwards ? 'asc' : 'desc'
  return `order by received_at ${direction}, id ${direction} limit ${where.placeholder(count + 1)}`
}

/** ms since 1970 as a moment of Postgres. */
export const time = (placeholder: string): string => `to_timestamp(${placeholder}::float8 / 1000)`

/** A moment of Postgres as ms since 1970. */
export const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`
