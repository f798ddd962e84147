import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { MatchedText } from '../format/matched-text.tsx'
import { wholeNumber } from '../format/number.ts'
import { ask } from '../graphql/client.ts'
import type { TryTextQuery } from '../graphql/generated/graphql.ts'
import { matchesOf } from '../matches/match-facts.ts'
import { MatchList, NotLookedAt } from '../matches/match-list.tsx'
import { spansIn } from '../matches/spans-in.ts'
import { ruleAddress } from './rule-address.ts'
import { TryTextDocument } from './rules-documents.ts'
import './rule-side.css'

const pauseMs = 300

/** Runs every rule that is on over a text, as it is typed, and says what detection would say. Nothing of it is kept. */
export function TryText(props: { readonly close: () => void }) {
  const [text, setText] = createSignal('')
  const [response, setResponse] = createSignal('')
  const [model, setModel] = createSignal('')
  const [tried, setTried] = createSignal({ text: '', response: '' })
  const [result, setResult] = createSignal<TryTextQuery['tryText']>()
  const [error, setError] = createSignal<string>()

  createEffect(
    on([text, response, model], ([prompt, answer, name]) => {
      setError(undefined)
      if (prompt === '' && answer === '' && name === '') return void setResult(undefined)
      let current = true
      const timer = setTimeout(async () => {
        try {
          const { tryText } = await ask(TryTextDocument, {
            text: prompt,
            response: answer || null,
            model: name || null,
          })
          if (!current) return
          setTried({ text: prompt, response: answer })
          setResult(tryText)
        } catch (problem) {
          if (current) setError(problem instanceof Error ? problem.message : 'The text could not be tried.')
        }
      }, pauseMs)
      onCleanup(() => {
        current = false
        clearTimeout(timer)
      })
    }),
  )
  const matches = () => matchesOf(result()?.matches ?? [])
  const rulesThatMatch = () => new Set(matches().map(({ ruleId }) => ruleId)).size

  return (
    <aside class="rule-side try-text" aria-label="Try a text">
      <header>
        <h2>Try a text on all rules</h2>
        <button type="button" class="button plain" aria-label="Close" onClick={() => props.close()}>
          ✕
        </button>
      </header>
      <div class="content">
        <label class="field">
          <span>Prompt</span>
          <textarea
            rows="6"
            placeholder="Paste a prompt. It is matched as you type and not kept."
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Response (optional)</span>
          <textarea rows="2" value={response()} onInput={(event) => setResponse(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>Model (optional)</span>
          <input value={model()} onInput={(event) => setModel(event.currentTarget.value)} />
        </label>
        <div class="outcome" aria-live="polite">
          <Show when={error()}>{(said) => <p class="problem">{said()}</p>}</Show>
          <Show when={result()}>
            {(found) => (
              <>
                <p class="verdict">
                  <Show
                    when={found().severity}
                    fallback={
                      <span>
                        {found().rules === 0
                          ? 'No rule is on.'
                          : `None of the ${wholeNumber(found().rules)} rules that are on matches.`}
                      </span>
                    }
                  >
                    {(severity) => (
                      <>
                        <SeverityBadge of={severity()} /> <strong>Risk {found().riskScore}</strong>{' '}
                        <span class="quiet">
                          {wholeNumber(rulesThatMatch())} of {wholeNumber(found().rules)} rules that are on
                          match
                        </span>
                      </>
                    )}
                  </Show>
                </p>
                <NotLookedAt texts={found().unscanned} />
                <Show when={spansIn(matches(), 'prompt').length > 0}>
                  <MatchedText text={tried().text} spans={spansIn(matches(), 'prompt')} />
                </Show>
                <Show when={spansIn(matches(), 'response').length > 0}>
                  <h3>Response</h3>
                  <MatchedText text={tried().response} spans={spansIn(matches(), 'response')} />
                </Show>
                <Show when={matches().length > 0}>
                  <MatchList matches={matches()} ruleAddress={ruleAddress} />
                </Show>
              </>
            )}
          </Show>
        </div>
      </div>
    </aside>
  )
}
