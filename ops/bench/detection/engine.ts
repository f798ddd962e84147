import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import type { LlmRequest, Match, Rule } from '@flagwise/schemas'
import { chosenPacks, compiled, Misuse, rowOf } from '../../cli/rule-set.ts'

/** The production engine with the packs that are on. */
export interface Engine {
  readonly rows: readonly Rule[]
  /** Slugs by the id of the rule. */
  readonly slugs: ReadonlyMap<string, string>
  match(text: string): readonly Match[]
  /** Texts that were not wholly looked at so far. */
  readonly unscanned: () => number
}

/** @throws Misuse where a rule cannot be read or used */
export function openEngine(folder: string): Engine {
  const read = readRuleFolder(folder)
  const [problem] = read.problems
  if (problem) throw new Misuse(`${problem.file}:${problem.line}: ${problem.message}`)
  const rows = chosenPacks(read, undefined).flatMap((pack) => pack.rules.map((rule) => rowOf(rule, pack.id)))
  const set = compiled(rows)
  let unscanned = 0
  return {
    rows,
    slugs: new Map(rows.map((row) => [row.id, row.slug])),
    match(text) {
      const verdict = set.match(requestOf(text))
      if (verdict.unscanned.length > 0) unscanned++
      return verdict.matches
    },
    unscanned: () => unscanned,
  }
}

/** A request whose prompt is the text and that says nothing else, so that no rule on facts speaks. */
export const requestOf = (prompt: string): LlmRequest => ({
  id: '00000000-0000-4000-8000-000000000000',
  timestamp: Date.UTC(2026, 0, 5, 12),
  srcIp: '192.0.2.1',
  provider: 'some-provider',
  model: 'some-model',
  prompt,
  endpoint: null,
  method: 'POST',
  headers: null,
  response: null,
  durationMs: null,
  statusCode: null,
  tokensPrompt: null,
  tokensResponse: null,
  userId: null,
  sessionId: null,
  metadata: null,
})
