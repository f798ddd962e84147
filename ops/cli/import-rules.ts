import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import {
  type Imported,
  type ImportNote,
  importAtr,
  importGitleaks,
  importOriginal,
  type RuleDocument,
  readCsv,
  readYaml,
  writeRules,
} from '@flagwise/runtime/matching/language'
import { parse as parseToml } from 'smol-toml'
import { checkRules } from './check-rules.ts'
import { Misuse } from './rule-set.ts'

export const formats = ['original', 'gitleaks', 'atr'] as const
export type Format = (typeof formats)[number]

/** Rules in one file. */
const rulesPerFile = 25

export interface ImportOptions {
  readonly from: Format
  /** Folder of the new pack; its name is the id. Standard output when not given. */
  readonly out?: string
}

type Say = (line: string) => void

/** Reads rules of another format and writes them as ours. @returns whether all could be expressed */
export function importRules(path: string, { from, out }: ImportOptions, print: Say, say: Say): boolean {
  const { documents, notes: unread } = readAll(path, from)
  const imported = convert(documents, from)
  const { rules, notes: failing } = withoutFailingTests(imported.rules)
  const notes = [...unread, ...imported.notes, ...failing]
  for (const { rule, kind, message } of notes) say(`${kind}: ${rule === '' ? '' : `${rule}: `}${message}`)
  if (out === undefined) print(writeRules(rules).trimEnd())
  else writePack(rules, out, from, say)
  const leftOut = notes.filter(({ kind }) => kind === 'left out').length
  say(`${rules.length} rules imported; ${leftOut} left out, ${notes.length - leftOut} changed`)
  return leftOut === 0
}

function convert(documents: readonly unknown[], from: Format): Imported {
  if (from === 'atr') return importAtr(documents)
  const each = documents.map(from === 'original' ? importOriginal : importGitleaks)
  return { rules: each.flatMap(({ rules }) => rules), notes: each.flatMap(({ notes }) => notes) }
}

const endings: Readonly<Record<Format, readonly string[]>> = {
  original: ['.json', '.csv'],
  gitleaks: ['.toml'],
  atr: ['.yaml', '.yml'],
}

/** What the files say; those that cannot be read are named. @throws Misuse */
function readAll(path: string, from: Format) {
  const documents: unknown[] = []
  const notes: ImportNote[] = []
  for (const file of filesOf(path, from)) {
    try {
      documents.push(...parse(readFileSync(file, 'utf8'), file))
    } catch (error) {
      const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      notes.push({
        rule: relative(path, file) || basename(file),
        kind: 'left out',
        message: `cannot be read: ${message}`,
      })
    }
  }
  return { documents, notes }
}

function filesOf(path: string, from: Format): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat)
    throw new Misuse(`${path} is not there; give a file or a folder of ${endings[from].join(' or ')} files`)
  if (!stat.isDirectory()) return [path]
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings[from].includes(extname(file)))
    .sort()
    .map((file) => join(path, file))
  if (files.length === 0) throw new Misuse(`${path} has no ${endings[from].join(' or ')} files`)
  return files
}

function parse(text: string, file: string): readonly unknown[] {
  switch (extname(file)) {
    case '.csv':
      return [readCsv(text)]
    case '.toml':
      return [parseToml(text)]
    case '.json':
      return [JSON.parse(text)]
    default:
      return readYaml(text, file).map(({ value, problems: [problem] }) => {
        if (problem) throw new Error(`line ${problem.line}: ${problem.message}`)
        return value
      })
  }
}

/** Tests that do not hold in our engine are taken out and named: a rule is refused that does not pass its own. */
function withoutFailingTests(rules: readonly RuleDocument[]): Imported {
  const place = { file: '', line: 1, column: 1 }
  const failing = new Map<string, { match: Set<number>; noMatch: Set<number> }>()
  const notes: ImportNote[] = []
  checkRules([{ id: 'imported', enabled: true, rules }], (ruleId, [part, kind, at]) => {
    if (part !== 'tests' || typeof at !== 'number') {
      notes.push({
        rule: ruleId,
        kind: 'changed',
        message: 'our engine cannot use it; look at it before it is switched on',
      })
      return place
    }
    const tests = failing.get(ruleId) ?? { match: new Set(), noMatch: new Set() }
    tests[kind === 'match' ? 'match' : 'noMatch'].add(at)
    failing.set(ruleId, tests)
    return place
  })
  for (const [rule, { match, noMatch }] of failing) {
    const parts = [
      ...(match.size > 0 ? [`${match.size} tests that it does not match`] : []),
      ...(noMatch.size > 0 ? [`${noMatch.size} tests that it matches against its will`] : []),
    ]
    notes.push({ rule, kind: 'changed', message: `without ${parts.join(' and ')}` })
  }
  const kept = rules.map((rule) => {
    const tests = failing.get(rule.id)
    if (!tests) return rule
    return {
      ...rule,
      tests: {
        match: rule.tests.match.filter((_, at) => !tests.match.has(at)),
        noMatch: rule.tests.noMatch.filter((_, at) => !tests.noMatch.has(at)),
      },
    }
  })
  return { rules: kept, notes }
}

function writePack(rules: readonly RuleDocument[], out: string, from: Format, say: Say): void {
  const id = basename(out)
  mkdirSync(out, { recursive: true })
  if (readdirSync(out).length > 0) throw new Misuse(`${out} is not empty; give a new folder`)
  const title = id.replace(/-/g, ' ')
  writeFileSync(
    join(out, 'pack.yaml'),
    `id: ${id}\ntitle: ${title.charAt(0).toUpperCase()}${title.slice(1)}\ndescription: Imported from ${from}.\nenabled: true\n`,
  )
  for (let at = 0; at < rules.length; at += rulesPerFile) {
    const number = String(at / rulesPerFile + 1).padStart(3, '0')
    writeFileSync(join(out, `${from}-${number}.yaml`), writeRules(rules.slice(at, at + rulesPerFile)))
  }
  say(`written to ${out}; look through it with: npm run flagwise -- rules check ${join(out, '..')}`)
}
