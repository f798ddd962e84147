import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { WhatWouldChange } from '../backtest/what-would-change.tsx'
import { ask } from '../graphql/client.ts'
import { CodeArea } from './code-area.tsx'
import {
  draftOf,
  newCode,
  newDraft,
  type Problem,
  patchOf,
  type Rule,
  type RuleDraft,
  type Writing,
} from './rule-draft.ts'
import { RuleFields } from './rule-fields.tsx'
import { CreateRuleDocument, UpdateRuleDocument } from './rules-documents.ts'
import { triedChange } from './tried-change.ts'
import { TryRule } from './try-rule.tsx'
import './rule-dialog.css'

interface Rejection {
  readonly code: string
  readonly message: string
  readonly problems: readonly Problem[]
}

const modes = [
  ['form', 'Form'],
  ['code', 'Code'],
] as const

/** Makes a rule, or changes one: in a form, or as code. A rule that no form can show is written as code. */
export function RuleForm(props: {
  /** The rule to change; a new one is made when there is none. */
  readonly rule: Rule | undefined
  readonly as?: Writing['as']
  readonly saved: (ruleId: string) => void
  readonly close: () => void
}) {
  const onlyCode = props.rule?.type === 'COMPOSITE'
  const before = props.rule ? draftOf(props.rule) : newDraft
  const [draft, setDraft] = createStore<RuleDraft>({ ...before })
  const [text, setText] = createSignal(props.rule?.document ?? newCode)
  const [mode, setMode] = createSignal<Writing['as']>(onlyCode ? 'code' : (props.as ?? 'form'))
  const [rejection, setRejection] = createSignal<Rejection>()
  const [codeProblems, setCodeProblems] = createSignal<readonly Problem[]>([])
  const [busy, setBusy] = createSignal(false)
  const writing = (): Writing =>
    mode() === 'form' ? { as: 'form', draft: { ...draft } } : { as: 'code', text: text() }
  const tried = createMemo(() => triedChange(props.rule, writing()))
  const problemOf = (path: string) => rejection()?.problems.find((problem) => problem.path === path)?.message
  /** What no field of the form and no line of the code shows. */
  const general = () => {
    const found = rejection()
    const shown = mode() === 'code' || found?.problems.some(({ path }) => path in draft)
    return found && !(shown && found.problems.length > 0) ? found : undefined
  }
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  onCleanup(() => dialog?.close())

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setRejection(undefined)
    const asCode = mode() === 'code'
    try {
      const result = props.rule
        ? (
            await ask(UpdateRuleDocument, {
              id: props.rule.id,
              expectedVersion: props.rule.version,
              patch: asCode ? { document: text() } : patchOf(before, draft),
            })
          ).updateRule
        : (await ask(CreateRuleDocument, { input: asCode ? { document: text() } : { ...draft } })).createRule
      if (result.__typename !== 'RuleRejected') return props.saved(result.id)
      setRejection(result)
      if (asCode) setCodeProblems(result.problems)
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The rule could not be saved.'
      setRejection({ code: 'UNREACHABLE', message, problems: [] })
    } finally {
      setBusy(false)
    }
  }

  return (
    <dialog class="rule-dialog" ref={dialog} onClose={() => props.close()} aria-labelledby="rule-title">
      <form onSubmit={save} classList={{ coded: mode() === 'code' }}>
        <header>
          <h2 id="rule-title">{props.rule ? `Rule “${props.rule.name}”` : 'New rule'}</h2>
          <span class="spacer" />
          <Show when={!onlyCode}>
            <fieldset class="chips" aria-label="How it is written">
              <For each={modes}>
                {([value, title]) => (
                  <button
                    type="button"
                    class="chip"
                    aria-pressed={mode() === value}
                    onClick={() => {
                      setRejection(undefined)
                      setMode(value)
                    }}
                  >
                    {title}
                  </button>
                )}
              </For>
            </fieldset>
          </Show>
          <button type="button" class="button plain" aria-label="Close" onClick={() => props.close()}>
            ✕
          </button>
        </header>
        <div class="content">
          <Show
            when={mode() === 'form'}
            fallback={
              <>
                <CodeArea
                  label="Rule as code, YAML"
                  value={text()}
                  problems={codeProblems()}
                  change={setText}
                />
                <TryRule writing={writing()} found={setCodeProblems} />
              </>
            }
          >
            <RuleFields draft={draft} set={setDraft} problemOf={problemOf}>
              <TryRule writing={writing()} found={() => undefined} />
            </RuleFields>
          </Show>
          <WhatWouldChange
            subject={props.rule?.id ?? 'new'}
            change={tried()?.change}
            note={tried()?.asIfOn ? 'The rule is off. It is judged as if it were on.' : undefined}
            missing="Write the rule first."
          />
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
