import { checkRule } from '@flagwise/runtime/matching'
import type { RuleFacts, RuleProblem } from './rule-command.ts'

const longest = { name: 120, description: 2000, category: 60 } as const

/** What is wrong with a rule, field by field; the pattern is judged by the engine that will run it. */
export function checkFacts(facts: RuleFacts): RuleProblem[] {
  const problems: RuleProblem[] = []
  const say = (path: keyof RuleFacts, message: string): void => {
    problems.push({ path, message })
  }
  for (const path of ['name', 'description', 'category'] as const) {
    const text = facts[path]
    if (text.length > longest[path]) say(path, `${text.length} characters; write at most ${longest[path]}`)
    else if (text === '' && path !== 'description') say(path, `empty; write a ${path}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    else if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
      say(path, 'has control characters; take them out')
  }
  if (!Number.isInteger(facts.points) || facts.points < 0 || facts.points > 100)
    say('points', `${facts.points}; give a whole number from 0 to 100`)
  if (!Number.isInteger(facts.priority) || Math.abs(facts.priority) > 1_000_000)
    say('priority', `${facts.priority}; give a whole number from -1000000 to 1000000`)
  if (facts.type === 'composite' && facts.definition === '')
    return [
      ...problems,
      { path: 'document', message: 'a composite rule is written as code; give its document' },
    ]
  return [...problems, ...checkRule(facts)]
}
