import { createSignal } from 'solid-js'
import { ask } from '../graphql/client.ts'
import type { LoadedRules } from './load-rules.ts'
import type { Rule } from './rule-draft.ts'
import type { ListedRule } from './rule-list-state.ts'
import { DeleteRuleDocument, SetRulePackDocument, UpdateRuleDocument } from './rules-documents.ts'

interface Shown {
  readonly refetch: () => unknown
  readonly mutate: (change: (loaded: LoadedRules | undefined) => LoadedRules | undefined) => unknown
}

/** Changes that are made from the list. What the gateway says is shown; what it refuses is said. */
export function ruleChanges({ refetch, mutate }: Shown) {
  const [notice, setNotice] = createSignal<string>()
  const [busyPack, setBusyPack] = createSignal<string>()

  /** Undefined when the change was not made; then the rules are shown as they are. */
  async function made<Result extends { readonly __typename: string; readonly message?: string }>(
    act: () => Promise<Result>,
  ): Promise<Exclude<Result, { readonly __typename: 'RuleRejected' }> | undefined> {
    setNotice(undefined)
    try {
      const result = await act()
      if (isDone(result)) return result
      setNotice(result.message)
    } catch (error) {
      setNotice(error instanceof Error ? error.message : 'The change was not made.')
    }
    await refetch()
    return undefined
  }

  return {
    notice,
    busyPack,
    async switchRule(rule: ListedRule, active: boolean): Promise<void> {
      const { id, version: expectedVersion } = rule
      const done = await made(
        async () => (await ask(UpdateRuleDocument, { id, expectedVersion, patch: { active } })).updateRule,
      )
      if (!done) return
      const { version, active: isOn } = done
      mutate(
        (loaded) =>
          loaded && {
            ...loaded,
            rules: loaded.rules.map((one) => (one.id === id ? { ...one, version, active: isOn } : one)),
          },
      )
    },
    async switchPack(pack: string, active: boolean): Promise<void> {
      setBusyPack(pack)
      try {
        const done = await made(async () => (await ask(SetRulePackDocument, { pack, active })).setRulePack)
        if (done) await refetch()
      } finally {
        setBusyPack(undefined)
      }
    },
    /** Whether it is gone. */
    async remove({ id, name, version: expectedVersion }: Rule): Promise<boolean> {
      if (!window.confirm(`Delete the rule “${name}”? Flags that it raised stay.`)) return false
      const done = await made(async () => (await ask(DeleteRuleDocument, { id, expectedVersion })).deleteRule)
      if (done) await refetch()
      return done !== undefined
    },
  }
}

const isDone = <Result extends { readonly __typename: string }>(
  result: Result,
): result is Exclude<Result, { readonly __typename: 'RuleRejected' }> => result.__typename !== 'RuleRejected'
