import { expandCondition, type Known, patternFault } from './expand-condition.ts'
import { fillerFault } from './expand-sample.ts'
import { editDistance } from './nearest.ts'
import type { RuleProblem } from './problem.ts'
import { categories, type Exception, type RuleDocument, type RuleTest } from './rule-document.ts'
import type { DefinitionForm, ExceptionForm, RuleForm, TestForm } from './rule-form.ts'

export type Definition = Pick<RuleDocument, 'fields' | 'confidence' | 'match' | 'exceptions'>

/** A rule with all that its short form leaves out. @param problems where faults go */
export function expandRule(form: RuleForm, known: Known, problems: RuleProblem[]): RuleDocument {
  const near = categories.find((known) => known !== form.category && editDistance(known, form.category) <= 2)
  if (near && !categories.some((category) => category === form.category))
    problems.push({
      path: ['category'],
      message: `${form.category} is not known; write ${near}, or a name of your own that is less like it`,
    })
  const { falsepositives, tests, fields, confidence, match, exceptions, ...facts } = form
  for (const kind of ['match', 'noMatch'] as const)
    for (const [at, test] of tests[kind].entries())
      for (const part of typeof test === 'string' ? [test] : [test.prompt, test.response]) {
        const fault = part === undefined ? undefined : fillerFault(part)
        if (fault) problems.push({ path: ['tests', kind, at], message: fault })
      }
  return {
    ...facts,
    falsePositives: falsepositives,
    ...expandDefinition({ fields, confidence, match, exceptions }, known, problems),
    tests: { match: tests.match.map(expandTest), noMatch: tests.noMatch.map(expandTest) },
  }
}

export function expandDefinition(form: DefinitionForm, known: Known, problems: RuleProblem[]): Definition {
  return {
    fields: [...new Set(form.fields)],
    confidence: form.confidence,
    match: expandCondition(form.match, known, ['match'], problems),
    exceptions: form.exceptions.map((one, at) => expandException(one, at, known, problems)),
  }
}

function expandException(form: ExceptionForm, at: number, known: Known, problems: RuleProblem[]): Exception {
  if (form.when) return { when: expandCondition(form.when, known, ['exceptions', at, 'when'], problems) }
  if (form.value?.regex === undefined) return { value: { words: form.value?.words ?? [] } }
  const fault = patternFault(form.value.regex)
  if (fault) problems.push({ path: ['exceptions', at, 'value', 'regex'], message: fault })
  return { value: { regex: form.value.regex } }
}

function expandTest(form: TestForm): RuleTest {
  if (typeof form === 'string') return form
  const { prompt = '', ...facts } = form
  const given: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(facts)) if (value !== undefined) given[name] = value
  return { prompt, ...given }
}
