import { type ImportNote, keysOf, listOf } from './imported.ts'
import type { RuleDocument, RuleTest, TextField } from './rule-document.ts'

/** Parts of a test case that stand in the response of the model; all others are in its prompt. */
const inResponse = new Set(['agent_output'])
/** What a test case says about itself. */
const remarks = new Set([
  'expected',
  'description',
  'reason',
  'notes',
  'matched_condition',
  'detection_field',
  'bypass_technique',
  'evasion_technique',
])

/** The test cases of a rule as ours. Evasions that it is known to miss are left out: they are no promise. */
export function atrTests(
  cases: Readonly<Record<string, unknown>>,
  fields: readonly TextField[],
  say: (kind: ImportNote['kind'], message: string) => void,
): RuleDocument['tests'] {
  const match: RuleTest[] = []
  const noMatch: RuleTest[] = []
  let missed = 0
  for (const [kind, list] of Object.entries(cases))
    for (const one of listOf(list).map(keysOf)) {
      const isExpected = String(one.expected ?? (kind === 'true_negatives' ? 'not_triggered' : 'triggered'))
      const test = testOf(one, fields)
      if (test === undefined) continue
      const triggers = !/^no/i.test(isExpected)
      if (kind === 'evasion_tests' && !triggers) missed++
      else (triggers ? match : noMatch).push(test)
    }
  if (missed > 0) say('changed', `without ${missed} evasions that it is known to miss`)
  return { match, noMatch }
}

function testOf(one: Readonly<Record<string, unknown>>, fields: readonly TextField[]): RuleTest | undefined {
  const prompt: string[] = []
  const response: string[] = []
  for (const [name, value] of Object.entries(one)) {
    if (remarks.has(name) || value === null || value === undefined) continue
    const isPlain = typeof value === 'string'
    // What an agent sends over is looked at as it is sent: as JSON.
    const text = isPlain ? value : JSON.stringify(value)
    if (text.trim() !== '') (inResponse.has(name) ? response : prompt).push(text)
  }
  const [asked, answered] = [prompt.join('\n'), response.join('\n')]
  if (asked === '' && answered === '') return undefined
  // What is written for one field goes where the rule looks.
  if (answered === '' || asked === '') {
    const text = asked || answered
    return fields.includes('prompt') ? text : { prompt: '', response: text }
  }
  return { prompt: asked, response: answered }
}
