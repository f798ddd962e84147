import { expect, test } from 'vitest'
import { canBeTried, newDraft, patchOf, trialOf } from './rule-draft.ts'

test('a patch has what was changed, and nothing else', () => {
  expect(patchOf(newDraft, { ...newDraft, points: 10, active: false })).toEqual({ points: 10, active: false })
  expect(patchOf(newDraft, { ...newDraft })).toEqual({})
})

test('a rule can be tried before it has a name, not before it has a pattern', () => {
  expect(canBeTried(newDraft)).toBe(false)
  expect(trialOf({ ...newDraft, pattern: 'secret' })).toMatchObject({ name: 'untitled', pattern: 'secret' })
})
