import { expect, test } from 'vitest'
import { givenUp, nativeCallHangs } from './native-calls.ts'

test('a call that was given up hangs until it answers after all', () => {
  const [one, two] = [givenUp(), givenUp()]
  one()
  one()
  expect(nativeCallHangs()).toBe(true)
  two()
  expect(nativeCallHangs()).toBe(false)
})
