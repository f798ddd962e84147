import type { RuleDocument } from '@flagwise/runtime/matching/language'
import { type Logger, readRuleFolder } from '@flagwise/runtime/service'

/** A pack as its folder says. */
export interface LibraryPack {
  readonly id: string
  readonly title: string
  readonly description: string
}

/** The rules as they were delivered, for what the topic of rules does not keep: titles of packs, and tests. */
export interface RuleLibrary {
  /** In the order in which they are shown. */
  readonly packs: readonly LibraryPack[]
  /** Undefined when no rule with this id was delivered. */
  rule(slug: string): RuleDocument | undefined
}

const none: RuleLibrary = { packs: [], rule: () => undefined }

/** Reads the folder. Where it cannot be read there are no titles and no tests, and the rest works. */
export function openRuleLibrary(folder: string, log: Logger): RuleLibrary {
  try {
    const { packs } = readRuleFolder(folder)
    const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)))
    return { packs, rule: (slug) => rules.get(slug) }
  } catch (error) {
    log.warn(
      { err: error, folder },
      'the folder of rules cannot be read; packs are shown without their titles',
    )
    return none
  }
}
