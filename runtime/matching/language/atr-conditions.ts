import { readExpression } from './atr-expression.ts'
import { patternFault } from './expand-condition.ts'
import { combined, type ImportNote, keysOf, listOf, once, regexOf, textOf, textsOf } from './imported.ts'
import type { Condition, TextField } from './rule-document.ts'

/** Where the parts of an agent's traffic stand in a call to a model. */
const fieldsOf: Readonly<Record<string, readonly TextField[]>> = {
  user_input: ['prompt'],
  agent_message: ['prompt'],
  agent_output: ['response'],
  content: ['prompt', 'response'],
  tool_response: ['prompt'],
  tool_description: ['prompt'],
  tool_name: ['prompt', 'response'],
  tool_args: ['prompt', 'response'],
  tool_input: ['prompt', 'response'],
}

export interface AtrMatch {
  readonly fields: readonly TextField[]
  readonly match: Condition
}

type Say = (kind: ImportNote['kind'], message: string) => void

interface Part {
  readonly fields: readonly TextField[]
  readonly condition: Condition
}

/** What a `detection` looks for; undefined when nothing of it can be said. */
export function atrMatch(detection: Readonly<Record<string, unknown>>, say: Say): AtrMatch | undefined {
  const method = textOf(detection.method) || 'pattern'
  if (method !== 'pattern')
    say('changed', `its method ${method} is more than patterns; of it, only the patterns are looked for`)
  const parts = Array.isArray(detection.conditions)
    ? ofList(listOf(detection.conditions), textOf(detection.condition), say)
    : ofNames(keysOf(detection.conditions), textOf(detection.condition), say)
  if (!parts) return undefined
  const fields = (['prompt', 'response'] as const).filter((field) =>
    parts.used.some((part) => part.fields.includes(field)),
  )
  if (parts.used.some((part) => part.fields.join() !== fields.join()))
    say('changed', `all of its conditions look at ${fields.join(' and ')}`)
  return { fields, match: parts.match }
}

interface Joined {
  readonly used: readonly Part[]
  readonly match: Condition
}

function ofList(list: readonly unknown[], joint: string, say: Say): Joined | undefined {
  const needsAll = joint.toLowerCase() === 'all'
  if (!needsAll && joint.toLowerCase() !== 'any')
    return void say('left out', `its condition "${joint}" is neither any nor all`)
  const used: Part[] = []
  for (const one of list.map(keysOf)) {
    const part = partOf(textOf(one.field), textOf(one.operator), [textOf(one.value)], false)
    if (typeof part !== 'string') used.push(part)
    else if (needsAll) return void say('left out', part)
    else say('changed', `without one of its conditions: ${part}`)
  }
  if (used.length === 0) return void say('left out', 'none of its conditions can be said')
  return {
    used,
    match: combined(
      needsAll ? 'all' : 'any',
      used.map(({ condition }) => condition),
    ),
  }
}

function ofNames(named: Readonly<Record<string, unknown>>, expression: string, say: Say): Joined | undefined {
  const used = new Map<string, Part>()
  for (const [name, given] of Object.entries(named)) {
    const one = keysOf(given)
    const patterns = textsOf(one.patterns)
    const part =
      patterns.length === 0
        ? 'it measures behaviour over time, or the order of steps'
        : partOf(
            textOf(one.field),
            textOf(one.match_type) || 'contains',
            patterns,
            one.case_sensitive === true,
          )
    if (typeof part === 'string') return void say('left out', `its condition ${name}: ${part}`)
    used.set(name, part)
  }
  const conditions = new Map([...used].map(([name, { condition }]) => [name, condition]))
  const match = readExpression(expression, conditions)
  if (typeof match === 'string') return void say('left out', `its condition "${expression}": ${match}`)
  return { used: [...used.values()], match }
}

/** A condition on one field, or why it cannot be said. */
function partOf(
  field: string,
  operator: string,
  values: readonly string[],
  mindsCase: boolean,
): Part | string {
  const fields = fieldsOf[field]
  if (!fields) return `a call to a model has no ${field || 'such field'}`
  const how = { case: mindsCase ? 'match' : 'ignore' } as const
  if (values.some((value) => value === '')) return 'it has no value'
  switch (operator) {
    case 'contains':
      return { fields, condition: { keywords: { words: values, within: 'substring', ...how, count: once } } }
    case 'exact':
      return {
        fields,
        condition: combined(
          'any',
          values.map((value) => regexOf(`^${escaped(value)}$`, { case: 'match' })),
        ),
      }
    case 'starts_with':
      return {
        fields,
        condition: combined(
          'any',
          values.map((value) => regexOf(`^${escaped(value)}`, how)),
        ),
      }
    case 'regex': {
      const patterns = values.map(inOurSyntax)
      const fault = patterns
        .map((pattern) => [pattern, patternFault(pattern)] as const)
        .find(([, why]) => why)
      return fault
        ? `its regex ${fault[0].slice(0, 200)}: ${fault[1]}`
        : {
            fields,
            condition: combined(
              'any',
              patterns.map((pattern) => regexOf(pattern, how)),
            ),
          }
    }
    default:
      return `its operator ${operator || 'is missing and'} is none of contains, exact, starts_with, regex`
  }
}

/** JavaScript's \uXXXX and \u{X} as RE2 has them, which is also how it writes other characters by number. */
const inOurSyntax = (pattern: string): string =>
  pattern.replace(
    /(\\\\)|\\u(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/gi,
    (whole, pair?: string, long?: string, short?: string) =>
      pair === undefined ? `\\x{${long ?? short ?? whole}}` : whole,
  )

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
