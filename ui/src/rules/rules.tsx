import { createResource, createSignal, For, Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { fullTime } from '../format/time.ts'
import { ask } from '../graphql/client.ts'
import { viewer } from '../sign-in/session.ts'
import { type Rule, types } from './rule-draft.ts'
import { RuleForm } from './rule-form.tsx'
import { DeleteRuleDocument, RulesDocument, UpdateRuleDocument } from './rules-documents.ts'
import './rules.css'

/** What is looked for, and how bad it is. */
export function Rules() {
  const [search, setSearch] = createSignal('')
  const [rules, { refetch }] = createResource(
    () => ({ search: search().trim() }),
    async (asked) => (await ask(RulesDocument, { search: asked.search || null })).rules,
  )
  const [open, setOpen] = createSignal<{ readonly rule: Rule | undefined }>()
  const [notice, setNotice] = createSignal<string>()
  const mayChange = () => viewer()?.role === 'ADMIN'

  /** Makes a change and shows the rules as they are then, whatever came of it. */
  async function change(
    act: () => Promise<{ readonly __typename: string; readonly message?: string }>,
  ): Promise<void> {
    setNotice(undefined)
    try {
      const result = await act()
      if (result.__typename === 'RuleRejected') setNotice(result.message)
    } catch (error) {
      setNotice(error instanceof Error ? error.message : 'The change was not made.')
    }
    await refetch()
  }
  const switchTo = (rule: Rule, active: boolean) =>
    change(
      async () =>
        (await ask(UpdateRuleDocument, { id: rule.id, expectedVersion: rule.version, patch: { active } }))
          .updateRule,
    )
  const remove = (rule: Rule) => {
    if (!window.confirm(`Delete the rule “${rule.name}”? Flags that it raised stay.`)) return
    void change(
      async () => (await ask(DeleteRuleDocument, { id: rule.id, expectedVersion: rule.version })).deleteRule,
    )
  }

  return (
    <>
      <div class="page-head">
        <h1>Rules</h1>
        <span class="spacer" />
        <input
          type="search"
          class="rule-search"
          aria-label="Search rules"
          placeholder="Search"
          value={search()}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <Show when={mayChange()}>
          <button type="button" class="button primary" onClick={() => setOpen({ rule: undefined })}>
            New rule
          </button>
        </Show>
      </div>
      <div class="page-body">
        <Show when={notice()}>
          <p class="notice" role="alert">
            {notice()}
          </p>
        </Show>
        <Show when={!rules.error} fallback={<Failed error={rules.error} retry={() => void refetch()} />}>
          <Show when={rules.latest} fallback={<Loading what="the rules" />}>
            {(found) => (
              <Show
                when={found().length > 0}
                fallback={
                  <Empty title={search() ? 'No rule like this' : 'No rules yet'}>
                    {search() ? 'Search for something else.' : 'Without rules nothing is flagged.'}
                  </Empty>
                }
              >
                <ul class="panel rule-list">
                  <For each={found()}>
                    {(rule) => (
                      <li classList={{ off: !rule.active }}>
                        <label class="switch" title={rule.active ? 'On' : 'Off'}>
                          <input
                            type="checkbox"
                            aria-label={`${rule.name} is on`}
                            checked={rule.active}
                            disabled={!mayChange()}
                            onChange={(event) => void switchTo(rule, event.currentTarget.checked)}
                          />
                        </label>
                        <div class="what">
                          <strong>{rule.name}</strong>
                          <span class="quiet">{rule.description}</span>
                          <code title={rule.pattern}>{rule.pattern}</code>
                        </div>
                        <div class="facts">
                          <SeverityBadge of={rule.severity} />
                          <span>
                            <strong>+{rule.points}</strong>{' '}
                            <span class="quiet">{types[rule.type].title}</span>
                          </span>
                          <span class="quiet" title={`${fullTime(rule.updatedAt)} by ${rule.updatedBy}`}>
                            {rule.category} · version {rule.version}
                            {rule.stopOnMatch ? ' · stops' : ''}
                          </span>
                        </div>
                        <Show when={mayChange()}>
                          <div class="actions">
                            <button type="button" class="button" onClick={() => setOpen({ rule })}>
                              Edit
                            </button>
                            <button
                              type="button"
                              class="button danger plain"
                              aria-label={`Delete ${rule.name}`}
                              onClick={() => remove(rule)}
                            >
                              Delete
                            </button>
                          </div>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            )}
          </Show>
        </Show>
      </div>
      <Show when={open()} keyed>
        {({ rule }) => (
          <RuleForm
            rule={rule}
            close={() => {
              setOpen(undefined)
              void refetch()
            }}
            saved={() => {
              setOpen(undefined)
              void refetch()
            }}
          />
        )}
      </Show>
    </>
  )
}
