import { derivedId } from '@flagwise/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { parseDateTime } from './date-time.ts'
import { connectionOf, parsePage } from './page.ts'

const id = derivedId('example', 'request')

describe('cursors', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e13 }), fc.uuid(), (at, uuid) => {
        expect(decodeCursor('flags', encodeCursor('flags', { at, id: uuid }), 'after')).toEqual({
          at,
          id: uuid,
        })
      }),
    )
  })

  test('of another connection are refused by name', () => {
    const cursor = encodeCursor('requests', { at: 1, id })
    expect(() => decodeCursor('flags', cursor, 'after')).toThrow('is a cursor of `requests`, not of `flags`')
  })

  test('that nobody gave out are refused, and never read as something else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(() => decodeCursor('requests', text, 'before')).toThrow('`before` is not a cursor')
      }),
    )
    const good = encodeCursor('requests', { at: 5, id })
    for (const bad of [
      `${good}=`,
      `${good} `,
      good.slice(0, -1),
      Buffer.from(`requests/05/${id}`).toString('base64url'),
    ])
      expect(() => decodeCursor('requests', bad, 'after')).toThrow('is not a cursor')
  })
})

describe('pages', () => {
  const positionOf = (at: number) => ({ at, id })

  test('first and last together, and counts out of bounds, are refused', () => {
    expect(() => parsePage('flags', { first: 1, last: 1 })).toThrow('not both')
    expect(() => parsePage('flags', { first: 0 })).toThrow('`first` is 0; give 1 to 500')
    expect(() => parsePage('flags', { last: 501 })).toThrow('`last` is 501')
    expect(parsePage('flags', {}).count).toBe(50)
  })

  test('one more than asked for means that there is a next page', () => {
    const page = parsePage('flags', { first: 2 })
    const { edges, pageInfo } = connectionOf('flags', page, [9, 8, 7], positionOf)
    expect(edges.map(({ node }) => node)).toEqual([9, 8])
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, endCursor: edges[1]?.cursor })
  })

  test('a page from the far end is given newest first all the same', () => {
    const page = parsePage('flags', { last: 2, before: encodeCursor('flags', { at: 0, id }) })
    const { edges, pageInfo } = connectionOf('flags', page, [1, 2, 3], positionOf)
    expect(edges.map(({ node }) => node)).toEqual([2, 1])
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  })

  test('an empty page has no cursors', () => {
    expect(connectionOf('flags', parsePage('flags', {}), [], positionOf).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    })
  })
})

describe('moments', () => {
  test.each(['2026-03-02T09:30:00.000Z', '2026-03-02T10:30:00+01:00', '2026-03-02T09:30Z'])(
    '%s is read',
    (text) => {
      expect(parseDateTime(text)).toBe(Date.parse('2026-03-02T09:30:00.000Z'))
    },
  )
  test.each(['2026-03-02', 'yesterday', '2026-13-02T09:30:00Z', '2026-03-02T09:30:00', 17, null])(
    '%s is refused',
    (text) => {
      expect(() => parseDateTime(text)).toThrow('write 2026-03-02T09:30:00.000Z')
    },
  )
})
