import { ask } from '../graphql/client.ts'
import type { ListedRule, Pack } from './rule-list-state.ts'
import { RulePacksDocument, RulesDocument } from './rules-documents.ts'

export interface LoadedRules {
  readonly rules: readonly ListedRule[]
  readonly packs: readonly Pack[]
}

const pageSize = 1000

/** All rules, as their lines show them, and the packs. */
export async function loadRules(): Promise<LoadedRules> {
  const packs = ask(RulePacksDocument, {}).then(({ rulePacks }) => rulePacks)
  const rules: ListedRule[] = []
  for (;;) {
    const page = (await ask(RulesDocument, { first: pageSize, after: rules.at(-1)?.id ?? null })).rules
    rules.push(...page)
    if (page.length < pageSize) return { rules, packs: await packs }
  }
}
