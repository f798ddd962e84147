import { entityDetectors } from '../entities/index.ts'
import { compileRegex, type PatternOptions, PatternRefused } from '../pattern.ts'
import type { ConditionForm, CountForm, RangeForm, RequestForm } from './condition-form.ts'
import { countGroups } from './count-groups.ts'
import { listed, nearest } from './nearest.ts'
import type { Path, RuleProblem } from './problem.ts'
import type { Condition, Count, Range, RequestCondition } from './rule-document.ts'

const detected: ReadonlySet<string> = new Set(entityDetectors.keys())

/** What rules may name that stands elsewhere. */
export interface Known {
  /** Word lists by name. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** Types of entity that a detector finds; those of the engine when it is not said. */
  readonly entityTypes?: ReadonlySet<string> | undefined
}

/** Fills in what is as usual, and asks the engine about patterns. @param problems where faults go */
export function expandCondition(
  form: ConditionForm,
  known: Known,
  path: Path,
  problems: RuleProblem[],
): Condition {
  const say = (where: Path, message: string): void =>
    void problems.push({ path: [...path, ...where], message })
  const each = (forms: readonly ConditionForm[], key: string): readonly Condition[] =>
    forms.map((one, at) => expandCondition(one, known, [...path, key, at], problems))

  if (form.all) return { all: each(form.all, 'all') }
  if (form.any) return { any: each(form.any, 'any') }
  if (form.not) return { not: expandCondition(form.not, known, [...path, 'not'], problems) }
  if (form.keywords !== undefined) {
    const given = 'within' in form.keywords ? form.keywords : undefined
    const list = given?.list === undefined ? undefined : known.lists.get(given.list)
    if (given?.list !== undefined && !list)
      say(['keywords', 'list'], unknownName('list', given.list, known.lists.keys()))
    // An empty list of words is one that nobody has filled yet; it finds nothing.
    const own = 'within' in form.keywords ? (form.keywords.words ?? []) : form.keywords
    const words = [...new Set([...own, ...(list ?? [])])]
    const within = given?.within ?? 'word'
    if (given && given.words === undefined && given.list === undefined)
      say(['keywords'], 'no words; give words, list or both')
    for (const [at, word] of own.entries())
      if (within === 'word' && word.trim() !== word)
        say(
          given ? ['keywords', 'words', at] : ['keywords', at],
          `${JSON.stringify(word)} has spaces around it; take them out, or say within: substring`,
        )
    return { keywords: { words, within, case: given?.case ?? 'ignore', count: expandCount(given?.count) } }
  }
  if (form.regex !== undefined) {
    const short = typeof form.regex === 'string'
    const given = typeof form.regex === 'string' ? undefined : form.regex
    const pattern = typeof form.regex === 'string' ? form.regex : form.regex.pattern
    const group = given?.group ?? 0
    // In the way in which it will run, so that it is compiled once.
    const fault = patternFault(pattern, { case: given?.case ?? 'ignore', places: group > 0 })
    if (fault) say(short ? ['regex'] : ['regex', 'pattern'], fault)
    if (!fault && group > 0) {
      const groups = countGroups(pattern)
      if (group > groups)
        say(
          ['regex', 'group'],
          `the pattern has ${groups} capture groups; give one of them, or 0 for all of it`,
        )
    }
    return {
      regex: {
        pattern,
        case: given?.case ?? 'ignore',
        group,
        entropy: given?.entropy ?? 0,
        placeholders: given?.placeholders ?? 'allow',
        count: expandCount(given?.count),
      },
    }
  }
  if (form.entity !== undefined) {
    const given = typeof form.entity === 'string' ? { type: form.entity, count: 1 } : form.entity
    const types = known.entityTypes ?? detected
    if (!types.has(given.type))
      say(
        typeof form.entity === 'string' ? ['entity'] : ['entity', 'type'],
        unknownName('entity', given.type, types),
      )
    return { entity: { type: given.type, count: expandCount(given.count) } }
  }
  if (form.attack !== undefined)
    return { attack: { technique: typeof form.attack === 'string' ? form.attack : form.attack.technique } }
  return { request: expandRequest(form.request ?? {}) }
}

/** Patterns that were judged, and what was said of them: compiling is dear, and rules are read again and again. */
const judged = new Map<string, string | undefined>()
const mostJudged = 5_000

/** What the engine has against a pattern; whether it can be used does not depend on how it is read. */
export function patternFault(pattern: string, options: PatternOptions = {}): string | undefined {
  if (judged.has(pattern)) return judged.get(pattern)
  if (judged.size >= mostJudged) judged.clear()
  const fault = faultOf(pattern, options)
  judged.set(pattern, fault)
  return fault
}

function faultOf(pattern: string, options: PatternOptions): string | undefined {
  try {
    compileRegex(pattern, options)
    return undefined
  } catch (error) {
    if (!(error instanceof PatternRefused)) throw error
    return error.message
  }
}

function expandCount(form: CountForm | undefined): Count {
  if (form === undefined) return { atLeast: 1, distinct: false }
  return typeof form === 'number' ? { atLeast: form, distinct: false } : form
}

const expandRange = (form: RangeForm): Range => (typeof form === 'number' ? { from: form, to: form } : form)

const expandRequest = (form: RequestForm): RequestCondition => ({
  ...(form.provider && { provider: form.provider }),
  ...(form.model && { model: form.model }),
  ...(form.sourceIp && { sourceIp: form.sourceIp }),
  ...(form.user && { user: form.user }),
  ...(form.endpoint && { endpoint: form.endpoint }),
  ...(form.statusCode !== undefined && { statusCode: expandRange(form.statusCode) }),
  ...(form.tokensPrompt !== undefined && { tokensPrompt: expandRange(form.tokensPrompt) }),
  ...(form.tokensResponse !== undefined && { tokensResponse: expandRange(form.tokensResponse) }),
  ...(form.durationMs !== undefined && { durationMs: expandRange(form.durationMs) }),
  ...(form.promptLength !== undefined && { promptLength: expandRange(form.promptLength) }),
  ...(form.timeOfDay && { timeOfDay: form.timeOfDay }),
  ...(form.weekdays && { weekdays: form.weekdays }),
})

function unknownName(what: string, name: string, known: Iterable<string>): string {
  const all = [...known].sort()
  const near = nearest(name, all)
  const instead = near
    ? `did you mean ${near}?`
    : all.length === 0
      ? 'there is none'
      : `there is ${all.length > 200 ? `${all.slice(0, 200).join(', ')} and more` : listed(all)}`
  return `there is no ${what} ${JSON.stringify(name)}; ${instead}`
}
