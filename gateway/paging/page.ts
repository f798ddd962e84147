import { UserError } from '../http/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor, type Position } from './cursor.ts'

/** The arguments of a Relay connection. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** What is asked for, checked. */
export interface PageRequest {
  readonly count: number
  /** Whether the items nearest the oldest end are wanted. */
  readonly backwards: boolean
  /** Only what is older. */
  readonly after: Position | undefined
  /** Only what is newer. */
  readonly before: Position | undefined
}

export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

const usualCount = 50
export const largestCount = 500

/** @throws UserError */
export function parsePage(kind: CursorKind, { first, after, last, before }: PageArguments): PageRequest {
  if (first != null && last != null)
    throw new UserError('BAD_INPUT', 'Give either `first` or `last`, not both.', { argument: 'last' })
  return {
    count: countOf(first, 'first') ?? countOf(last, 'last') ?? usualCount,
    backwards: last != null,
    after: after == null ? undefined : decodeCursor(kind, after, 'after'),
    before: before == null ? undefined : decodeCursor(kind, before, 'before'),
  }
}

function countOf(count: number | null | undefined, argument: 'first' | 'last'): number | undefined {
  if (count == null) return undefined
  if (count >= 1 && count <= largestCount) return count
  throw new UserError('BAD_INPUT', `\`${argument}\` is ${count}; give 1 to ${largestCount}.`, { argument })
}

/**
 * The connection of what was read: `items` come in the order they were asked in (newest first, or oldest first when
 * backwards), one more than the count when there are more.
 */
export function connectionOf<T>(
  kind: CursorKind,
  page: PageRequest,
  items: readonly T[],
  positionOf: (item: T) => Position,
): Connection<T> {
  const more = items.length > page.count
  const kept = items.slice(0, page.count)
  if (page.backwards) kept.reverse()
  const edges = kept.map((node) => ({ cursor: encodeCursor(kind, positionOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backwards ? page.before !== undefined : more,
      hasPreviousPage: page.backwards ? more : page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
