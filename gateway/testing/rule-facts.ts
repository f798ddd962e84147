import type { RuleFacts } from '../rules/rule-command.ts'

/** What a person writes of a rule in a form. */
export const ruleFacts = (given: Partial<RuleFacts> = {}): RuleFacts => ({
  name: 'Project names',
  description: '',
  category: 'confidential',
  type: 'keyword',
  pattern: 'bluebird, redwood',
  severity: 'high',
  points: 40,
  priority: 0,
  stopOnMatch: false,
  active: true,
  slug: '',
  pack: '',
  definition: '',
  tags: [],
  references: [],
  falsePositives: [],
  ...given,
})
