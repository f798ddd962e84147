import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { MatchedText } from '../format/matched-text.tsx'
import { ask } from '../graphql/client.ts'
import type { TryRuleQuery } from '../graphql/generated/graphql.ts'
import { canBeTried, type RuleDraft, trialOf } from './rule-draft.ts'
import { TryRuleDocument } from './rules-documents.ts'

const pauseMs = 250

/** Tries the rule of the form on a text, as it is typed. Nothing of it is kept. */
export function TryRule(props: { readonly draft: RuleDraft }) {
  const [text, setText] = createSignal('')
  const [model, setModel] = createSignal('')
  const [result, setResult] = createSignal<TryRuleQuery['tryRule']>()
  const [tried, setTried] = createSignal('')
  const [error, setError] = createSignal<string>()
  const byModel = () => props.draft.type === 'MODEL_RESTRICTION'

  createEffect(
    on([() => ({ ...props.draft }), text, model], ([draft, on, at]) => {
      setError(undefined)
      if (!canBeTried(draft) || (byModel() ? at : on) === '') return void setResult(undefined)
      let current = true
      const timer = setTimeout(async () => {
        try {
          const { tryRule } = await ask(TryRuleDocument, {
            rule: trialOf(draft),
            text: on,
            model: at || null,
          })
          if (!current) return
          setTried(on)
          setResult(tryRule)
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

  const spans = () =>
    result()?.matches.flatMap((match) => (match.field === 'prompt' ? match.spans : [])) ?? []

  return (
    <section class="try-rule" aria-label="Try it">
      <h3>Try it on this text</h3>
      <Show
        when={byModel()}
        fallback={
          <textarea
            rows="4"
            aria-label="Text to try the rule on"
            placeholder="Paste a prompt. It is matched as you type and not kept."
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        }
      >
        <input
          aria-label="Model to try the rule on"
          placeholder="Name of a model"
          value={model()}
          onInput={(event) => setModel(event.currentTarget.value)}
        />
      </Show>
      <div class="outcome" aria-live="polite">
        <Show when={error()}>{(said) => <p class="problem">{said()}</p>}</Show>
        <Show when={result()}>
          {(found) => (
            <>
              <For each={found().problems}>{(one) => <p class="problem">{one.message}</p>}</For>
              <Show when={found().problems.length === 0}>
                <p>
                  <Show when={found().matches.length > 0} fallback={<span class="quiet">No match.</span>}>
                    <strong>Matches</strong> <span class="quiet">risk {found().riskScore}</span>
                  </Show>
                </p>
                <Show when={spans().length > 0}>
                  <MatchedText text={tried()} spans={spans()} />
                </Show>
              </Show>
            </>
          )}
        </Show>
      </div>
    </section>
  )
}
