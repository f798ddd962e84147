import { requirementsOf } from '../literals/required-literals.ts'
import { countGroups } from './count-groups.ts'
import { patternFault } from './expand-condition.ts'
import { allowances } from './gitleaks-allowlist.ts'
import {
  cleanText,
  combined,
  type Imported,
  type ImportNote,
  keysOf,
  listOf,
  openNames,
  regexOf,
  substringsOf,
  textOf,
  textsOf,
  usual,
} from './imported.ts'
import type { Condition, Exception, RuleDocument } from './rule-document.ts'

/**
 * The rules of a gitleaks configuration. Its patterns are RE2 as ours are, but mind case; its keywords, entropy, capture groups and
 * allow lists of values are kept. What looks at files, lines and commits has no meaning for a prompt.
 * @param config what the TOML says
 */
export function importGitleaks(config: unknown): Imported {
  const notes: ImportNote[] = []
  const names = openNames()
  const { rules, allowlist, allowlists, extend } = keysOf(config)
  const all = listOf(rules).map(keysOf)
  const byId = new Map(all.map((rule) => [textOf(rule.id), rule]))
  const shared = [...(allowlist === undefined ? [] : [allowlist]), ...listOf(allowlists)].map(keysOf)
  if (extend !== undefined)
    notes.push({
      rule: '',
      kind: 'left out',
      message: 'it extends another configuration; import that one as well',
    })
  if (shared.some(({ paths, commits }) => textsOf(paths).length + textsOf(commits).length > 0))
    notes.push({
      rule: '',
      kind: 'left out',
      message: 'its allow list of paths and commits: texts have neither',
    })
  // Said once, not of each rule.
  const seen = new Set(['its allow list of paths and commits: texts have neither'])

  const documents = all.flatMap((rule, at): readonly RuleDocument[] => {
    const id = textOf(rule.id) || `rule ${at + 1}`
    const say = (kind: ImportNote['kind'], message: string): void =>
      void notes.push({ rule: id, kind, message })
    const match = matchOf(rule, byId, say)
    if (!match) return []
    if (textOf(rule.path) !== '')
      say('changed', `its path ${textOf(rule.path)}: texts have none, so it matches wherever it stands`)
    const own = [...(rule.allowlist === undefined ? [] : [rule.allowlist]), ...listOf(rule.allowlists)].map(
      keysOf,
    )
    const applying = shared.filter(({ targetRules }) => {
      const targets = textsOf(targetRules)
      return targets.length === 0 || targets.includes(id)
    })
    const exceptions: Exception[] = [
      ...needsKeyword(rule),
      ...own.flatMap((list) => allowances(list, groupOf(rule), (message) => say('changed', message))),
      ...applying.flatMap((list) =>
        allowances(list, groupOf(rule), (message) => {
          if (!seen.has(message)) notes.push({ rule: '', kind: 'changed', message })
          seen.add(message)
        }),
      ),
    ]
    return [
      {
        ...usual,
        id: names.slug(id),
        title: names.title(titleOf(id)),
        description: cleanText(textOf(rule.description), 2000) || `${titleOf(id)}, of gitleaks.`,
        category: 'secrets',
        severity: 'high',
        points: 60,
        tags: ['owasp:LLM02', 'gitleaks', ...textsOf(rule.tags).map((tag) => cleanText(tag, 100))],
        match,
        exceptions,
      },
    ]
  })
  if (all.length === 0)
    notes.push({ rule: '', kind: 'left out', message: 'no rules are in it; give a TOML file with [[rules]]' })
  return { rules: documents, notes }
}

type TomlRule = Readonly<Record<string, unknown>>

function matchOf(
  rule: TomlRule,
  byId: ReadonlyMap<string, TomlRule>,
  say: (kind: ImportNote['kind'], message: string) => void,
): Condition | undefined {
  if (rule.skipReport === true)
    return void say('left out', 'it is a part of other rules and reports nothing by itself')
  const own = patternOf(rule, say)
  if (!own) return undefined
  const parts = listOf(rule.required).flatMap((required) => {
    const id = textOf(keysOf(required).id)
    const other = byId.get(id)
    const condition =
      other && patternOf(other, (_, message) => say('changed', `its required rule ${id}: ${message}`))
    if (!condition) {
      say('changed', `its required rule ${id} is not looked for`)
      return []
    }
    say('changed', `its required rule ${id} may stand anywhere in the text, not only near`)
    return [condition]
  })
  return combined('all', [own, ...parts])
}

function patternOf(
  rule: TomlRule,
  say: (kind: ImportNote['kind'], message: string) => void,
): Condition | undefined {
  const pattern = textOf(rule.regex)
  if (pattern === '')
    return void say('left out', textOf(rule.path) === '' ? 'it has no regex' : 'it looks at paths alone')
  const fault = patternFault(pattern)
  if (fault) return void say('left out', `its regex ${pattern}: ${fault}`)
  const groups = countGroups(pattern)
  if (groups > 1 && groupOf(rule) === 0)
    say(
      'changed',
      `which of its ${groups} groups is the secret depends on the text; here it is the whole match`,
    )
  const entropy = typeof rule.entropy === 'number' ? Math.min(8, Math.max(0, rule.entropy)) : 0
  return regexOf(pattern, { case: 'match', group: groupOf(rule), entropy })
}

/** The group that is the secret: the one that is named, or the only one there is. */
function groupOf(rule: TomlRule): number {
  const given = typeof rule.secretGroup === 'number' ? rule.secretGroup : 0
  const groups = countGroups(textOf(rule.regex))
  return given > 0 ? Math.min(given, groups) : groups === 1 ? 1 : 0
}

/** gitleaks runs a rule only where one of its keywords stands; that need not be said where its pattern says so itself. */
function needsKeyword(rule: TomlRule): readonly Exception[] {
  const keywords = textsOf(rule.keywords).map((keyword) => keyword.toLowerCase())
  if (keywords.length === 0) return []
  const { ways } = requirementsOf(textOf(rule.regex))
  const saysKeyword = ({ text }: { readonly text: string }): boolean =>
    keywords.some((keyword) => text.includes(keyword))
  const isImplied = ways.length > 0 && ways.every(({ sets }) => sets.some((set) => set.every(saysKeyword)))
  return isImplied ? [] : [{ when: { not: substringsOf(keywords) } }]
}

const titleOf = (id: string): string => {
  const words = id.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
