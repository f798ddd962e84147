import type { Severity } from '@flagwise/schemas'
import { atrMatch } from './atr-conditions.ts'
import { atrTests } from './atr-tests.ts'
import {
  cleanText,
  type Imported,
  type ImportNote,
  keysOf,
  openNames,
  textOf,
  textsOf,
  usual,
} from './imported.ts'
import type { RuleDocument } from './rule-document.ts'

/** How heavy a severity of theirs weighs. */
const severityOf: Readonly<Record<string, readonly [Severity, number]>> = {
  critical: ['critical', 80],
  high: ['high', 60],
  medium: ['medium', 40],
  low: ['low', 20],
  informational: ['low', 5],
}

/** Rules of Agent Threat Rules. @param documents what the YAML files say, one rule each */
export function importAtr(documents: readonly unknown[]): Imported {
  const notes: ImportNote[] = []
  const names = openNames()
  const rules = documents.map(keysOf).flatMap((rule, at): readonly RuleDocument[] => {
    const id = textOf(rule.id) || `rule ${at + 1}`
    const say = (kind: ImportNote['kind'], message: string): void =>
      void notes.push({ rule: id, kind, message })
    const said = atrMatch(keysOf(rule.detection), say)
    if (!said) return []
    const tags = keysOf(rule.tags)
    if (tags.suppress_in_code_blocks === true) say('changed', 'it matches within fenced code as well')
    const [severity, points] = severityOf[textOf(rule.severity)] ?? ['medium', 40]
    const title = textOf(rule.title) || id
    const stage = textOf(rule.maturity) || textOf(rule.status)
    return [
      {
        ...usual,
        id: names.slug(id),
        title: names.title(cleanText(title, 110)),
        description: cleanText(textOf(rule.description).replace(/\s+/g, ' '), 2000) || `${title}.`,
        category: 'prompt-attacks',
        severity,
        points,
        enabled: !['deprecated', 'draft'].includes(textOf(rule.status)) && stage !== 'deprecated',
        tags: tagsOf(keysOf(rule.references), textOf(tags.category), stage),
        references: textsOf(keysOf(rule.references).external).map((one) => cleanText(one, 500)),
        falsePositives: textsOf(keysOf(rule.detection).false_positives).map((one) => cleanText(one, 500)),
        fields: said.fields,
        match: said.match,
        tests: atrTests(keysOf(rule.test_cases), said.fields, say),
      },
    ]
  })
  if (documents.length === 0)
    notes.push({
      rule: '',
      kind: 'left out',
      message: 'no rules are in it; give a YAML file of one, or a folder of them',
    })
  return { rules, notes }
}

/** `LLM01:2025` becomes `owasp:LLM01`; `AML.T0051 - Name` becomes `atlas:AML.T0051`. */
function tagsOf(
  references: Readonly<Record<string, unknown>>,
  category: string,
  stage: string,
): readonly string[] {
  const first = (text: string): string => /^[\w.-]+/.exec(text.trim())?.[0] ?? ''
  const tags = [
    ...textsOf(references.owasp_llm).map((one) => `owasp:${first(one)}`),
    ...textsOf(references.owasp_agentic).map((one) => `owasp-agentic:${first(one)}`),
    ...textsOf(references.mitre_atlas).map((one) => `atlas:${first(one)}`),
    ...textsOf(references.mitre_attack).map((one) => `attack:${first(one)}`),
    ...textsOf(references.cve).map((one) => first(one)),
    ...(category === '' ? [] : [`atr:${category}`]),
    ...(stage === '' ? [] : [`atr-maturity:${stage}`]),
  ]
  return [...new Set(tags.filter((tag) => /[^:]$/.test(tag)).map((tag) => cleanText(tag, 100)))]
}
