import type { z } from 'zod'
import { listed, nearest } from './nearest.ts'
import type { Path, RuleProblem } from './problem.ts'

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, one entry a line that begins with -',
  object: 'keys with values, such as key: value',
  record: 'keys with values, such as key: value',
}

/** What a schema found wrong, for people: what is wrong and what to do. @param value what was checked */
export function explainIssues(issues: readonly z.core.$ZodIssue[], value: unknown): readonly RuleProblem[] {
  const problems = issues.flatMap((issue) => explain(issue, [], value))
  // Of an object with an unknown key, that alone is worth saying.
  return problems.filter(
    ({ path, message }) =>
      !message.startsWith('give exactly one') ||
      !problems.some(
        (other) =>
          other.path.length === path.length + 1 &&
          other.message.startsWith('unknown key') &&
          path.every((part, at) => part === other.path[at]),
      ),
  )
}

function explain(issue: z.core.$ZodIssue, under: Path, root: unknown): readonly RuleProblem[] {
  const path: Path = [...under, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  const given = at(root, path)
  const say = (message: string): readonly RuleProblem[] => [{ path, message }]
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = issue.message.split(',')
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, known) }))
    }
    case 'invalid_union': {
      const branch = meant(issue.errors)
      if (branch) return branch.flatMap((inner) => explain(inner, path, root))
      if (issue.message !== 'Invalid input') return say(issue.message)
      const expected = issue.errors.flatMap(([first]) =>
        first?.code === 'invalid_type' ? [kinds[first.expected] ?? first.expected] : [],
      )
      return say(wrongKind(given, [...new Set(expected)]))
    }
    case 'invalid_type':
      return say(wrongKind(given, [kinds[issue.expected] ?? issue.expected]))
    case 'invalid_value': {
      if (issue.message !== '' && !issue.message.startsWith('Invalid ')) return say(issue.message)
      const known = issue.values.map(String)
      if (given === undefined) return say(`missing; write ${listed(known)}`)
      const near = typeof given === 'string' ? nearest(given, known) : undefined
      return say(`${shown(given)} is not known; write ${near ?? listed(known)}`)
    }
    case 'too_small':
      return say(
        issue.origin === 'array'
          ? 'empty; write at least one entry'
          : `${shown(given)} is too small; at least ${issue.minimum}`,
      )
    case 'too_big':
      return say(
        issue.origin === 'string' && typeof given === 'string'
          ? `${given.length} characters; write at most ${issue.maximum}`
          : `${shown(given)} is too large; at most ${issue.maximum}`,
      )
    default:
      return say(issue.message)
  }
}

/** Of several forms that a value may have, the one that it has, however faulty: the one with whose kind nothing is wrong. */
function meant(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  for (const kindFaults of [
    ['invalid_type', 'invalid_format', 'invalid_value', 'invalid_union'],
    ['invalid_type', 'invalid_format'],
  ]) {
    const fitting = branches.filter((issues) =>
      issues.every(({ code, path }) => path.length > 0 || !kindFaults.includes(code)),
    )
    if (fitting.length === 1) return fitting[0]
    if (fitting.length > 1) return undefined
  }
  return undefined
}

function wrongKind(given: unknown, expected: readonly string[]): string {
  const what = listed(expected)
  if (given === undefined) return `missing; write ${what}`
  if (given === null) return `nothing is written here; write ${what}`
  if (expected.includes('text') && (typeof given === 'number' || typeof given === 'boolean'))
    return `${given} is no text; put it in quotes: '${given}'`
  return `${shown(given)} does not fit; write ${what}`
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known)
  return near
    ? `unknown key ${key}; did you mean ${near}?`
    : `unknown key ${key}; what may stand here is ${listed(known)}`
}

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a group of keys'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value)
}

function at(value: unknown, path: Path): unknown {
  let here = value
  for (const part of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = Reflect.get(here, part)
  }
  return here
}
