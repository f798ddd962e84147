import { createReadStream, statSync } from 'node:fs'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { detect } from './detect.ts'
import { chosenPacks, compiled, Misuse, rowOf, sayProblems } from './rule-set.ts'

export interface RunDetectOptions {
  readonly rules: string
  readonly packs?: readonly string[]
}

/**
 * Detects in a file or in standard input. The text of a line counts as prompt and as response: it may be either.
 * @returns whether all lines could be read and looked at
 */
export async function runDetect(
  file: string | undefined,
  { rules, packs }: RunDetectOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const isStandardInput = file === undefined || file === '-'
  if (!isStandardInput && !statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Misuse(`${file} is no file; give one of JSON Lines, or write them to standard input`)
  const folder = readRuleFolder(rules)
  if (sayProblems(folder, say)) return false
  const rows = chosenPacks(folder, packs).flatMap((pack) =>
    pack.rules.map((rule) => rowOf({ ...rule, fields: ['prompt'] }, pack.id)),
  )
  const { lines, bad, unscanned } = await detect({
    input: isStandardInput ? process.stdin : createReadStream(file),
    output: process.stdout,
    problem: (problem) => say(JSON.stringify(problem)),
    set: compiled(rows),
    rows,
  })
  if (bad > 0) say(`${bad} of ${lines} lines could not be read and were passed through`)
  if (unscanned > 0)
    say(`${unscanned} of ${lines} lines could not be looked at, or not wholly; they say "unscanned"`)
  return bad + unscanned === 0
}
