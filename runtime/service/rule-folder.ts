import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type PackFacts, parseList, parsePack } from '../matching/language/parse-pack.ts'
import { parseRules } from '../matching/language/parse-rules.ts'
import type { Path, RuleFileProblem } from '../matching/language/problem.ts'
import type { RuleDocument } from '../matching/language/rule-document.ts'

export interface RulePack extends PackFacts {
  readonly rules: readonly RuleDocument[]
}

/** Rules as code, as a folder has them. */
export interface RuleFolder {
  /** By id. */
  readonly packs: readonly RulePack[]
  /** Word lists by name. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly problems: readonly RuleFileProblem[]
  /** Where a part of a rule stands. */
  whereIs(
    ruleId: string,
    path: Path,
  ): { readonly file: string; readonly line: number; readonly column: number }
}

/** A file of rules that is longer is a mistake, such as a dump. */
const maxFileBytes = 5 * 1024 * 1024
/** Holds word lists instead of rules. */
const listsFolder = 'lists'

/**
 * Reads a folder of rules: a folder a pack, with its `pack.yaml` and files of rules, and the word lists in `lists`.
 * Files are named in problems from where the process stands.
 * @throws Error where there is no such folder
 */
export function readRuleFolder(folder: string): RuleFolder {
  const problems: RuleFileProblem[] = []
  const places = new Map<string, (path: Path) => { file: string; line: number; column: number }>()
  const titles = new Map<string, string>()
  const lists = new Map<string, readonly string[]>()
  const packs: RulePack[] = []

  const folders = entriesOf(folder).filter((entry) => entry.isDirectory())
  if (folders.some(({ name }) => name === listsFolder))
    for (const { name, stem, text } of yamlFiles(join(folder, listsFolder), problems)) {
      const list = parseList(text, name, stem)
      problems.push(...list.problems)
      if (list.value) lists.set(list.value.name, list.value.words)
    }

  for (const { name: packName } of folders.filter(({ name }) => name !== listsFolder)) {
    const files = yamlFiles(join(folder, packName), problems)
    if (files.length === 0) continue
    const packFile = files.find(({ stem }) => stem === 'pack')
    const pack = packFile && parsePack(packFile.text, packFile.name, packName)
    if (pack) problems.push(...pack.problems)
    else problems.push({ ...startOf(join(folder, packName)), message: missingPack(packName) })
    const rules: RuleDocument[] = []
    for (const { name: file, text } of files.filter((one) => one !== packFile)) {
      const parsed = parseRules(text, { file, lists })
      problems.push(...parsed.problems)
      for (const rule of parsed.rules) {
        const at = { file, ...parsed.whereIs(rule.id, ['id']) }
        const sameId = places.get(rule.id)?.(['id'])
        const sameTitle = titles.get(nameKey(rule.title))
        if (sameId)
          problems.push({
            ...at,
            path: 'id',
            message: `there is a rule ${rule.id} already in ${sameId.file}:${sameId.line}; give this one an id of its own`,
          })
        else if (sameTitle)
          problems.push({
            ...at,
            ...parsed.whereIs(rule.id, ['title']),
            path: 'title',
            message: `rule ${sameTitle} has this title already; choose another`,
          })
        else {
          places.set(rule.id, (path) => ({ file, ...parsed.whereIs(rule.id, path) }))
          titles.set(nameKey(rule.title), rule.id)
          rules.push(rule)
        }
      }
    }
    if (pack?.value) packs.push({ ...pack.value, rules })
  }
  return {
    packs,
    lists,
    problems,
    whereIs: (ruleId, path) => places.get(ruleId)?.(path) ?? startOf(folder),
  }
}

/** Titles are names in the UI; two that look alike are one. */
const nameKey = (title: string): string => title.trim().normalize('NFKC').toLowerCase()

const missingPack = (name: string): string =>
  `the folder has no pack.yaml; write one with id: ${name}, title, description and enabled`

const shownPath = (path: string): string => {
  const fromHere = relative(process.cwd(), path)
  return fromHere === '' || fromHere.startsWith(`..${sep}`) ? path : fromHere
}

const startOf = (path: string) => ({ file: shownPath(path), line: 1, column: 1, path: '' })

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'is not there' : String(error)
    throw new Error(`the folder of rules ${shownPath(folder)} cannot be read: ${why}`, { cause: error })
  }
}

/** The YAML files of a folder, in the order of their names. */
function yamlFiles(folder: string, problems: RuleFileProblem[]) {
  const files: { readonly name: string; readonly stem: string; readonly text: string }[] = []
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue
    const path = join(folder, entry.name)
    const name = shownPath(path)
    if (statSync(path).size > maxFileBytes)
      problems.push({ ...startOf(path), message: 'is longer than 5 MB; divide it' })
    else files.push({ name, stem: entry.name.replace(/\.ya?ml$/, ''), text: readFileSync(path, 'utf8') })
  }
  return files
}
