import { expect, test } from 'vitest'
import { canBeTried, newDraft, patchOf, trialOf } from './rule-draft.ts'

test('a patch has what was changed, and nothing else', () => {
  expect(patchOf(newDraft, { ...newDraft, points: 10, active: false })).toEqual({ points: 10, active: false })
  expect(patchOf(newDraft, { ...newDraft })).toEqual({})
})

test('a rule can be tried before it has a name, not before it has a pattern', () => {
  const form = (pattern: string) => ({ as: 'form', draft: { ...newDraft, pattern } }) as const
  expect(canBeTried(form(' '))).toBe(false)
  expect(trialOf(form('secret'))).toMatchObject({ name: 'untitled', pattern: 'secret' })
})

test('code is tried as it stands', () => {
  expect(canBeTried({ as: 'code', text: '\n' })).toBe(false)
  expect(trialOf({ as: 'code', text: 'id: x' })).toEqual({ document: 'id: x' })
})
