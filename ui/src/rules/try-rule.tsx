import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { MatchedText } from '../format/matched-text.tsx'
import { ask } from '../graphql/client.ts'
import type { TryRuleQuery } from '../graphql/generated/graphql.ts'
import { matchesOf } from '../matches/match-facts.ts'
import { MatchList, NotLookedAt } from '../matches/match-list.tsx'
import { spansIn } from '../matches/spans-in.ts'
import { canBeTried, type Problem, trialOf, type Writing } from './rule-draft.ts'
import { TryRuleDocument } from './rules-documents.ts'

const pauseMs = 250

/** Tries the rule that is being written on a text, as both are typed. Nothing of it is kept. */
export function TryRule(props: {
  readonly writing: Writing
  /** Told what is wrong with code, at each try. */
  readonly found: (problems: readonly Problem[]) => void
}) {
  const [text, setText] = createSignal('')
  const [model, setModel] = createSignal('')
  const [result, setResult] = createSignal<TryRuleQuery['tryRule']>()
  const [tried, setTried] = createSignal('')
  const [error, setError] = createSignal<string>()
  const byModel = () => props.writing.as === 'form' && props.writing.draft.type === 'MODEL_RESTRICTION'
  const byCode = () => props.writing.as === 'code'

  createEffect(
    on([() => trialKey(props.writing), text, model], ([, on, at]) => {
      setError(undefined)
      // Code is checked as it is written, also without a text.
      if (!canBeTried(props.writing) || (!byCode() && (byModel() ? at : on) === ''))
        return void setResult(undefined)
      let current = true
      const timer = setTimeout(async () => {
        try {
          const { tryRule } = await ask(TryRuleDocument, {
            rule: trialOf(props.writing),
            text: on,
            model: at || null,
          })
          if (!current) return
          setTried(on)
          setResult(tryRule)
          props.found(tryRule.problems)
        } catch (problem) {
          if (current) setError(problem instanceof Error ? problem.message : 'The rule could not be tried.')
        }
      }, pauseMs)
      onCleanup(() => {
        current = false
        clearTimeout(timer)
      })
    }),
  )

  const matches = () => matchesOf(result()?.matches ?? [])
  const spans = () => spansIn(matches(), 'prompt')

  return (
    <section class="inset try-rule" aria-label="Try it">
      <h3>Try it on this text</h3>
      <Show when={!byModel()}>
        <textarea
          rows="4"
          aria-label="Text to try the rule on"
          placeholder="Paste a prompt. It is matched as you type and not kept."
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Show>
      <Show when={byModel() || byCode()}>
        <input
          aria-label="Model to try the rule on"
          placeholder={byModel() ? 'Model' : 'Model, where the rule looks at it'}
          value={model()}
          onInput={(event) => setModel(event.currentTarget.value)}
        />
      </Show>
      <div class="outcome" aria-live="polite">
        <Show when={error()}>{(said) => <p class="problem">{said()}</p>}</Show>
        <Show when={result()}>
          {(found) => (
            <>
              <Show when={!byCode()}>
                <For each={found().problems}>{(one) => <p class="problem">{one.message}</p>}</For>
              </Show>
              <Show when={(byCode() || found().problems.length === 0) && (tried() !== '' || model() !== '')}>
                <p>
                  <Show when={matches().length > 0} fallback={<span class="quiet">No match.</span>}>
                    <strong>Matches</strong> <span class="quiet">risk {found().riskScore}</span>
                  </Show>
                </p>
                <NotLookedAt texts={found().unscanned} />
                <Show when={spans().length > 0}>
                  <MatchedText text={tried()} spans={spans()} />
                </Show>
                <Show when={matches().length > 0}>
                  <MatchList matches={matches()} />
                </Show>
              </Show>
            </>
          )}
        </Show>
      </div>
    </section>
  )
}

/** Changes whenever what is tried changes. */
const trialKey = (writing: Writing): string => JSON.stringify(trialOf(writing))
