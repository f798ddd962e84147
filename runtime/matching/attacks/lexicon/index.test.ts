import { expect, test } from 'vitest'
import { foldLiteral } from '../../text/fold.ts'
import { groups } from './groups.ts'
import { attackLexicon } from './index.ts'

test('every phrase is written as texts are folded, so that it can be found', () => {
  expect(attackLexicon.filter(({ phrase }) => phrase === '' || foldLiteral(phrase) !== phrase)).toEqual([])
})

test('every entry belongs to a group that features know', () => {
  const known = new Set<string>(groups)
  expect(attackLexicon.filter(({ group }) => !known.has(group))).toEqual([])
})

test('no entry stands twice in a group', () => {
  expect(new Set(attackLexicon.map(({ group, phrase }) => `${group} ${phrase}`)).size).toBe(
    attackLexicon.length,
  )
})
