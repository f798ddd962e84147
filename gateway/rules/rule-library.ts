import type { RuleDocument } from '@flagwise/runtime/matching/language'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import type { Logger } from '@flagwise/runtime/service'

/** A pack as its folder says. */
export interface LibraryPack {
  readonly id: string
  readonly title: string
  readonly description: string
}

/** The rules as they were delivered, for what the topic of rules does not keep: titles of packs, tests, and word lists. */
export interface RuleLibrary {
  /** In the order in which they are shown. */
  readonly packs: readonly LibraryPack[]
  /** Word lists that rules may name. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** Undefined when no rule with this id was delivered. */
  rule(slug: string): RuleDocument | undefined
}

const none: RuleLibrary = { packs: [], lists: new Map(), rule: () => undefined }

/** Reads the folder. Where it cannot be read there are no titles and no tests, and the rest works. */
export function openRuleLibrary(folder: string, log: Logger): RuleLibrary {
  try {
    const { packs, lists } = readRuleFolder(folder)
    const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)))
    return { packs, lists, rule: (slug) => rules.get(slug) }
  } catch (error) {
    log.warn(
      { err: error, folder },
      'the folder of rules cannot be read; packs are shown without their titles',
    )
    return none
  }
}
