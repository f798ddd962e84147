import { expect, test } from 'vitest'
import { parsePattern } from './parse-pattern.ts'
import { requiredRun } from './required-run.ts'

test.each([
  ['a class that is repeated', '[a-z0-9]{32}', 32],
  ['the least of a repetition', '[\\w-]{20,60}', 20],
  ['text and class together', 'ghp_[0-9A-Za-z]{36}', 40],
  ['what stands between signs', 'key: "[a-f0-9]{16}"', 16],
  ['the longest of several', '[a-z]{8}\\.[a-z]{20}\\.[a-z]{4}', 20],
  ['the shortest of alternatives', '(?:[a-z]{40}|x{20} y)', 20],
  ['alternatives within a run', 'a{10}(?:b{5}|c{7})d{10}', 25],
  ['a few characters', '[sr]k_live_[0-9a-z]{24}', 32],
  ['what is repeated as a whole', '(?:[a-z]{4}-){5}', 25],
  ['classes of classes', '[\\w+/=-]{44}', 44],
  ['nothing that a class may leave open', '[^\\s]{40}', 0],
  ['nothing of a class with other signs', '[a-z.]{40}', 0],
  ['nothing that may be left out', '(?:[a-z]{40})?=', 1],
  ['nothing across a border', 'a{10}\\bb{10}', 10],
  ['one of what comes with something between', '(?:[a-z]{9} ){3}', 9],
])('is %s', (_, pattern, run) => {
  const node = parsePattern(pattern)
  expect(node && requiredRun(node)).toBe(run)
})
