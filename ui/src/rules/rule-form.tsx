import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ask } from '../graphql/client.ts'
import { draftOf, newDraft, patchOf, type Rule, type RuleDraft, types } from './rule-draft.ts'
import { RuleField } from './rule-field.tsx'
import { CreateRuleDocument, UpdateRuleDocument } from './rules-documents.ts'
import { TryRule } from './try-rule.tsx'

interface Rejection {
  readonly code: string
  readonly message: string
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const

/** Makes a rule, or changes one. */
export function RuleForm(props: {
  /** The rule to change; a new one is made when there is none. */
  readonly rule: Rule | undefined
  readonly saved: () => void
  readonly close: () => void
}) {
  const before = props.rule ? draftOf(props.rule) : newDraft
  const [draft, setDraft] = createStore<RuleDraft>({ ...before })
  const [rejection, setRejection] = createSignal<Rejection>()
  const [busy, setBusy] = createSignal(false)
  const problemOf = (path: keyof RuleDraft) =>
    rejection()?.problems.find((problem) => problem.path === path)?.message
  /** What no field of the form shows. */
  const general = () => {
    const found = rejection()
    return found && !found.problems.some(({ path }) => path in draft) ? found : undefined
  }
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  onCleanup(() => dialog?.close())

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setRejection(undefined)
    try {
      const result = props.rule
        ? (
            await ask(UpdateRuleDocument, {
              id: props.rule.id,
              expectedVersion: props.rule.version,
              patch: patchOf(before, draft),
            })
          ).updateRule
        : (await ask(CreateRuleDocument, { input: { ...draft } })).createRule
      if (result.__typename === 'RuleRejected') setRejection(result)
      else props.saved()
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The rule could not be saved.'
      setRejection({ code: 'UNREACHABLE', message, problems: [] })
    } finally {
      setBusy(false)
    }
  }

  return (
    <dialog class="rule-dialog" ref={dialog} onClose={() => props.close()} aria-labelledby="rule-title">
      <form onSubmit={save}>
        <header>
          <h2 id="rule-title">{props.rule ? `Rule “${props.rule.name}”` : 'New rule'}</h2>
          <button type="button" class="button plain" aria-label="Close" onClick={() => props.close()}>
            ✕
          </button>
        </header>
        <div class="content">
          <RuleField title="Name" problem={problemOf('name')}>
            <input
              required
              value={draft.name}
              aria-invalid={problemOf('name') !== undefined}
              onInput={(event) => setDraft('name', event.currentTarget.value)}
            />
          </RuleField>
          <div class="row">
            <RuleField title="Kind" problem={problemOf('type')}>
              <select onChange={(event) => setDraft('type', event.currentTarget.value as RuleDraft['type'])}>
                <For each={Object.entries(types)}>
                  {([type, { title }]) => (
                    <option value={type} selected={type === draft.type}>
                      {title}
                    </option>
                  )}
                </For>
              </select>
            </RuleField>
            <RuleField title="Category" problem={problemOf('category')}>
              <input
                required
                value={draft.category}
                onInput={(event) => setDraft('category', event.currentTarget.value)}
              />
            </RuleField>
          </div>
          <RuleField title={types[draft.type].pattern} problem={problemOf('pattern')}>
            <textarea
              class="mono"
              required
              rows="3"
              spellcheck={false}
              value={draft.pattern}
              aria-label="Pattern"
              aria-invalid={problemOf('pattern') !== undefined}
              onInput={(event) => setDraft('pattern', event.currentTarget.value)}
            />
          </RuleField>
          <TryRule draft={draft} />
          <div class="row">
            <RuleField title="Severity" problem={problemOf('severity')}>
              <select
                onChange={(event) => setDraft('severity', event.currentTarget.value as RuleDraft['severity'])}
              >
                <For each={severities}>
                  {(severity) => (
                    <option value={severity} selected={severity === draft.severity}>
                      {severity[0] + severity.slice(1).toLowerCase()}
                    </option>
                  )}
                </For>
              </select>
            </RuleField>
            <RuleField title="Points (0–100)" problem={problemOf('points')}>
              <input
                type="number"
                min="0"
                max="100"
                required
                value={draft.points}
                onInput={(event) => setDraft('points', event.currentTarget.valueAsNumber || 0)}
              />
            </RuleField>
            <RuleField title="Priority" problem={problemOf('priority')}>
              <input
                type="number"
                value={draft.priority}
                onInput={(event) => setDraft('priority', event.currentTarget.valueAsNumber || 0)}
              />
            </RuleField>
          </div>
          <RuleField title="Description" problem={problemOf('description')}>
            <input
              value={draft.description}
              onInput={(event) => setDraft('description', event.currentTarget.value)}
            />
          </RuleField>
          <div class="checks">
            <label>
              <input
                type="checkbox"
                checked={draft.active}
                onChange={(event) => setDraft('active', event.currentTarget.checked)}
              />
              On
            </label>
            <label>
              <input
                type="checkbox"
                checked={draft.stopOnMatch}
                onChange={(event) => setDraft('stopOnMatch', event.currentTarget.checked)}
              />
              When it matches, try no rule after it
            </label>
          </div>
        </div>
        <footer>
          <Show when={general()}>
            {(found) => (
              <p class="problem" role="alert">
                {found().code === 'VERSION_CONFLICT'
                  ? 'Somebody changed this rule meanwhile. Close the form and open the rule again to see how it is now.'
                  : found().message}
              </p>
            )}
          </Show>
          <span class="spacer" />
          <button type="button" class="button" onClick={() => props.close()}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy()}>
            {busy() ? 'Saving …' : 'Save'}
          </button>
        </footer>
      </form>
    </dialog>
  )
}
