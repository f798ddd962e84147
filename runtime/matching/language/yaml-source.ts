import { type Document, isMap, isNode, isScalar, LineCounter, parseAllDocuments } from 'yaml'
import type { z } from 'zod'
import { explainIssues } from './explain-issues.ts'
import { type Path, pathText, type RuleFileProblem, type RuleProblem } from './problem.ts'

/** From 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** One document of a YAML file. */
export interface YamlPart {
  /** What it says; undefined where it is no YAML. */
  readonly value: unknown
  readonly problems: readonly RuleFileProblem[]
  /** Where a part of it stands, or what is nearest around it. */
  whereIs(path: Path): Place
  /** A problem with its place. */
  placed(problem: RuleProblem): RuleFileProblem
}

/** Deeper nesting than anyone writes; what is deeper could exhaust the stack. */
const deepest = 40

/** The documents of a YAML text, those that are empty left out. */
export function readYaml(text: string, file: string): readonly YamlPart[] {
  const lines = new LineCounter()
  try {
    return parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })
      .filter((document) => document.contents !== null || document.errors.length > 0)
      .map((document) => part(document, lines, file))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [hopeless(file, 'nests too deeply; at most 40 levels')]
  }
}

function part(document: Document.Parsed, lines: LineCounter, file: string): YamlPart {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const start = document.contents?.range?.[0] ?? document.range[0]
  const whereIs = (path: Path): Place => at(offsetOf(document, path) ?? start)
  const placed = ({ path, message }: RuleProblem): RuleFileProblem => ({
    file,
    ...whereIs(path),
    path: pathText(path),
    message,
  })
  // A warning is a tag that means nothing here, such as !include.
  const problems = [...document.errors, ...document.warnings].map(
    ({ message, pos }): RuleFileProblem => ({
      file,
      ...at(pos[0]),
      path: '',
      message: `no valid YAML: ${message}`,
    }),
  )
  if (problems.length > 0) return { value: undefined, problems, whereIs, placed }
  try {
    const value: unknown = document.toJS()
    if (isTooDeep(value)) return { value: undefined, problems: [placed(tooDeep)], whereIs, placed }
    return { value, problems, whereIs, placed }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {
      value: undefined,
      problems: [placed({ path: [], message: `no valid YAML: ${message}` })],
      whereIs,
      placed,
    }
  }
}

const tooDeep: RuleProblem = { path: [], message: `nests too deeply; at most ${deepest} levels` }

/** Whether a value nests deeper than anyone writes. */
export const isTooDeep = (value: unknown, levels = deepest): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1)))

function hopeless(file: string, message: string): YamlPart {
  const whereIs = (): Place => ({ line: 1, column: 1 })
  const placed = (problem: RuleProblem): RuleFileProblem => ({
    file,
    ...whereIs(),
    path: pathText(problem.path),
    message: problem.message,
  })
  return { value: undefined, problems: [placed({ path: [], message })], whereIs, placed }
}

/** Where the key of a part stands, or an entry of a list; of what is missing, where the part around it begins. */
function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const around: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    if (isMap(around)) {
      const pair = around.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0]
    } else {
      const node: unknown = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return node.range[0]
    }
  }
  return undefined
}

/** What a schema makes of a value, or what is wrong with it. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly value: z.output<Schema> } | { readonly problems: readonly RuleProblem[] } {
  const result = schema.safeParse(value)
  return result.success ? { value: result.data } : { problems: explainIssues(result.error.issues, value) }
}
