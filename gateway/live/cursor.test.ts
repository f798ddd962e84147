import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCursors, type Vector } from './cursor.ts'

const secret = 'a secret that is long enough to sign with'
const cursors = openCursors(secret)
const vectorOf = (positions: readonly (readonly [string, number, number])[]): Vector => {
  const vector = new Map<string, Map<number, number>>()
  for (const [topic, partition, offset] of positions)
    vector.set(topic, (vector.get(topic) ?? new Map<number, number>()).set(partition, offset))
  return vector
}
const vectors = fc
  .array(
    fc.tuple(
      fc.constantFrom('flags.detection', 'flags.pii', '__proto__'),
      fc.nat(11),
      fc.nat(Number.MAX_SAFE_INTEGER),
    ),
  )
  .map(vectorOf)
const filters = fc.record(
  {
    providers: fc.option(fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 })),
    minRiskScore: fc.option(fc.nat(100)),
    srcIp: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
  },
  { requiredKeys: [] },
)
const scope = { stream: 'flagRaised', filter: { minRiskScore: 10 } }
const cursor = cursors.write(scope, vectorOf([['flags.detection', 0, 12]]))
const refusal = (what: string) =>
  expect.objectContaining({
    extensions: expect.objectContaining({ code: 'BAD_CURSOR' }),
    message: `The cursor ${what}; subscribe without \`after\` to begin with what is new.`,
  })

describe('a cursor', () => {
  test('says the place that it was written for, on every replica', () => {
    fc.assert(
      fc.property(vectors, filters, (vector, filter) => {
        const own = { stream: 'flagRaised', filter }
        expect(openCursors(secret).read(own, cursors.write(own, vector))).toEqual(vector)
      }),
    )
  })

  test('is for its filter, however that is written down', () => {
    const write = (filter: unknown) => cursors.write({ ...scope, filter }, new Map())
    const read = (filter: unknown, text: string) => cursors.read({ ...scope, filter }, text)
    expect(read({ b: ['y', 'x'], a: 1 }, write({ a: 1, b: ['x', 'y'], c: null, d: undefined }))).toEqual(
      new Map(),
    )
    for (const [given, other] of [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, {}],
      [{ a: '1' }, { a: 1 }],
      [{ a: ['x'] }, { a: ['x', 'y'] }],
      [{ a: 'x' }, { b: 'x' }],
    ])
      expect(() => read(other, write(given))).toThrow(
        refusal('belongs to another subscription or another filter'),
      )
  })

  test('is for its subscription', () => {
    expect(() => cursors.read({ ...scope, stream: 'requestSeen' }, cursor)).toThrow(
      refusal('belongs to another subscription or another filter'),
    )
  })

  test('of another secret, cut, changed or made up is refused', () => {
    const unknown = refusal('is not one that this FlagWise gave out')
    expect(() => openCursors(`${secret}!`).read(scope, cursor)).toThrow(unknown)
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const bytes = Buffer.from(cursor, 'base64url')
        const at = place % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ change
        expect(() => cursors.read(scope, bytes.toString('base64url'))).toThrow(unknown)
      }),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat(200).map((length) => cursor.slice(0, Math.min(length, cursor.length - 2))),
        ),
        (text) => {
          expect(() => cursors.read(scope, text)).toThrow(unknown)
        },
      ),
    )
  })

  test('is good for thirty days', () => {
    let now = Date.parse('2026-03-02T09:30:00Z')
    const dated = openCursors(secret, () => now)
    const text = dated.write(scope, new Map())
    now += 30 * 86_400_000 - 1_000
    expect(dated.read(scope, text)).toEqual(new Map())
    now += 2_000
    expect(() => dated.read(scope, text)).toThrow(refusal('has expired'))
  })
})
