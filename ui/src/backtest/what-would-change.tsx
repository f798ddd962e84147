import { createEffect, createSignal, createUniqueId, For, Match, on, onCleanup, Show, Switch } from 'solid-js'
import type { RuleChange } from './backtest-documents.ts'
import { spokenProgress } from './backtest-state.ts'
import { ChangeReport } from './change-report.tsx'
import { followBacktest } from './follow-backtest.ts'
import { pastWindows, usualWindow, windowOfLength } from './past-window.ts'
import { headlineOf } from './report-words.ts'
import { RunProgress } from './run-progress.tsx'
import './backtest.css'

/** Tries a change of the rules on past requests before it is made, and shows what would be flagged then. Nothing of it is written. */
export function WhatWouldChange(props: {
  /** What is tried. One that was begun for it and left is found again. */
  readonly subject: string
  /** Undefined while there is not enough of it. */
  readonly change: RuleChange | undefined
  /** What is tried, when it is not just what stands there. */
  readonly note?: string | undefined
  /** What to do before there is enough. */
  readonly missing: string
}) {
  // Whoever shows another subject makes another of these.
  const backtest = followBacktest(props.subject)
  onCleanup(() => backtest.close())
  const [window, setWindow] = createSignal(usualWindow)
  const titleId = createUniqueId()
  const isAtWork = () => ['starting', 'running'].includes(backtest.state().kind)
  const running = () => {
    const state = backtest.state()
    return state.kind === 'running' ? state : undefined
  }
  const done = () => {
    const state = backtest.state()
    if (state.kind !== 'done') return undefined
    const { from, to, changes } = state.view
    const { words } = windowOfLength(Date.parse(to) - Date.parse(from))
    return { ...state, headline: headlineOf(state.report, words, changes.length === 0) }
  }
  const spoken = () => {
    const headline = done()?.headline
    return headline ? `${headline.title}. ${headline.what}` : spokenProgress(backtest.state())
  }
  const failure = () => {
    const state = backtest.state()
    return state.kind === 'failed' ? state.failure : undefined
  }
  /** Between two things that can be asked for. */
  const isWaiting = () => backtest.state().kind === 'starting' || running()?.stopping === true
  const label = () => {
    if (running()) return isWaiting() ? 'Stopping …' : 'Stop'
    return done() ? 'Run it again' : 'See what would change'
  }
  let button: HTMLButtonElement | undefined
  function act(): void {
    if (isWaiting()) return
    if (running()) void backtest.stop()
    else if (props.change) void backtest.start(props.change, window())
  }
  function stopOther(): void {
    button?.focus()
    void backtest.stopOther()
  }
  let section: HTMLElement | undefined
  /** What came is on the screen of who waits for it; who went on writing is left where they are. */
  createEffect(
    on(
      () => backtest.state().kind,
      () => {
        if (section?.contains(document.activeElement)) section.scrollIntoView?.({ block: 'nearest' })
      },
      { defer: true },
    ),
  )
  const isOfNow = () => props.change !== undefined && backtest.isOf(props.change)

  return (
    <section ref={section} class="inset what-would-change" aria-labelledby={titleId}>
      <h3 id={titleId}>What would change</h3>
      <p class="quiet">
        Judges past requests with this change beside the rules as they are. Nothing is written or switched.
      </p>
      <div class="ask">
        <fieldset class="chips" aria-label="How far back" disabled={isAtWork()}>
          <For each={pastWindows}>
            {(one) => (
              <button
                type="button"
                class="chip"
                aria-pressed={one === window()}
                onClick={() => setWindow(one)}
              >
                {one.title}
              </button>
            )}
          </For>
        </fieldset>
        {/* One button for all, never taken away: who came to it by the keyboard stays there. */}
        <button
          ref={button}
          type="button"
          class="button"
          disabled={!props.change && !isAtWork()}
          aria-disabled={isWaiting()}
          onClick={act}
        >
          {label()}
        </button>
      </div>
      <Show
        when={!props.change}
        fallback={<Show when={props.note}>{(note) => <p class="quiet">{note()}</p>}</Show>}
      >
        <Show when={!isAtWork() && props.missing}>
          <p class="quiet">{props.missing}</p>
        </Show>
      </Show>
      <p class="visually-hidden" role="status">
        {spoken()}
      </p>
      <Switch>
        <Match when={backtest.state().kind === 'starting'}>
          <p class="quiet">Beginning …</p>
        </Match>
        <Match when={running()}>
          {(state) => <RunProgress view={state().view} unheard={state().unheard} isOfNow={isOfNow()} />}
        </Match>
        <Match when={failure()}>
          {(found) => (
            <div class="not-run" role="alert">
              <strong>{found().title}</strong>
              <p>{found().what}</p>
              <Show when={found().problems.length > 0}>
                <ul>
                  <For each={found().problems}>
                    {({ path, message }) => (
                      <li>
                        <code>{path}</code> {message}
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={found().isBusy && backtest.mayStopOther()}>
                <p>
                  <button type="button" class="button" onClick={stopOther}>
                    Stop the one begun here
                  </button>
                </p>
              </Show>
            </div>
          )}
        </Match>
        <Match when={done()}>
          {(state) => (
            <ChangeReport
              view={state().view}
              report={state().report}
              headline={state().headline}
              isOfNow={isOfNow()}
            />
          )}
        </Match>
      </Switch>
    </section>
  )
}
