import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Rule, topics } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { afterAll, describe, expect, test } from 'vitest'
import { defineProjection, type Folded, input, type Statement } from '../index.ts'
import { on } from './given-events.ts'
import { specifyProjection } from './specify-projection.ts'
import { testPostgres } from './test-postgres.ts'

const dir = mkdtempSync(join(tmpdir(), 'flagwise-'))
afterAll(() => rmSync(dir, { recursive: true }))
const tables = pathToFileURL(join(dir, 'tables.sql'))
writeFileSync(tables, 'create table points (name text primary key, points integer not null)')
const postgres = testPostgres()

/** Points by rule name, as the statement puts them together. */
const points = (name: string, onConflict: string, sum: (rules: readonly Rule[]) => number) =>
  specifyProjection(
    defineProjection({
      name,
      version: 1,
      tables,
      serves: ['points'],
      inputs: [
        input({
          topic: topics.detectionRules,
          fold(batch: readonly Folded<Rule>[]): readonly Statement[] {
            const rules = batch.flatMap(({ value }) => value ?? [])
            return [
              {
                text: `insert into points values ('all', $1) on conflict (name) do update set points = ${onConflict}`,
                values: [sum(rules)],
              },
            ]
          },
        }),
      ],
    }),
    postgres,
  )

const total = (rules: readonly Rule[]): number => rules.reduce((sum, rule) => sum + rule.points, 0)
const rule = (number: number) =>
  on(topics.detectionRules, aRule({ name: `${number}`, points: number }), number)
const events = [rule(1), rule(2), rule(3), rule(4)]

describe('an example of a projection', () => {
  test('holds when the rows are those that it names, after every delivery', async () => {
    const { given } = points('sum', 'points.points + excluded.points', total)
    await given(...events).then({ points: [{ name: 'all', points: 10 }] })
    await expect(given(...events).then({ points: [{ points: 9 }] })).rejects.toThrow()
    await expect(given(...events).then({ points: [] })).rejects.toThrow()
    await expect(given(...events).then({ points: [{ points: 10 }, { points: 10 }] })).rejects.toThrow()
  })

  test.each([
    [
      'depends on the order of partitions',
      'newest',
      'excluded.points',
      (rules: readonly Rule[]) => rules.at(-1)?.points ?? 0,
    ],
    ['depends on where batches are cut', 'batches', 'points.points + 1', () => 1],
  ])('does not hold for a fold that %s', async (_, name, onConflict, sum) => {
    await expect(
      points(name, onConflict, sum)
        .given(...events)
        .then({}),
    ).rejects.toThrow(/tables after other/)
  })
})
