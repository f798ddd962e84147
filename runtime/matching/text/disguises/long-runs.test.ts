import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longRuns } from './long-runs.ts'

const isA = (code: number): boolean => code === 0x61

test('all runs that are long enough are found, each as long as it is', () => {
  const pieces = fc.array(fc.tuple(fc.nat(12), fc.nat(3)), { maxLength: 12 })
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 6 }), (lengths, least) => {
      const text = lengths.map(([run, gap]) => 'a'.repeat(run) + '-'.repeat(gap)).join('')
      const expected = [...text.matchAll(new RegExp(`a{${least},}`, 'g'))]
      expect(longRuns(text, least, isA)).toEqual(
        expected.map(({ 0: run, index }) => ({ from: index, to: index + run.length })),
      )
    }),
  )
})
