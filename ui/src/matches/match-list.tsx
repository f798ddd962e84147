import { For, Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { categoryWords, foundBy, howSure, notLookedAt, whereFound } from './explain.ts'
import type { MatchView } from './match-facts.ts'
import './matches.css'

/** Matches, each with what it found, how sure it is and why. */
export function MatchList(props: {
  readonly matches: readonly MatchView[]
  /** Address of a rule's page; without it, rules are named and not linked. */
  readonly ruleAddress?: (ruleId: string) => string
}) {
  return (
    <ul class="match-list">
      <For each={props.matches}>
        {(match) => (
          <li>
            <div class="match-head">
              <SeverityBadge of={match.severity} />
              <strong>
                <Show when={match.ruleId && props.ruleAddress?.(match.ruleId)} fallback={match.name}>
                  {(address) => <a href={address()}>{match.name}</a>}
                </Show>
              </strong>
              <span class="points" title="What it adds to the risk">
                +{match.points}
              </span>
            </div>
            <p class="quiet">
              {categoryWords(match.category)} · {whereFound(match)}
              <Show when={match.ruleVersion > 0}> · rule version {match.ruleVersion}</Show>
            </p>
            <p class="match-found">
              <code class="excerpt">{match.excerpt}</code>
              <span class="confidence" title={`Confidence ${match.confidence}`}>
                <span class="bar" aria-hidden="true">
                  <span style={{ width: `${Math.round(match.confidence * 100)}%` }} />
                </span>
                {howSure(match.confidence)}
              </span>
            </p>
            <Show when={foundBy(match)}>
              {(what) => (
                <p class="quiet">
                  Found by: <span class="by">{what()}</span>
                </p>
              )}
            </Show>
            <Show when={match.why.length > 0}>
              <ul class="why" aria-label={`Why ${match.name} matched`}>
                <For each={match.why}>{(reason) => <li>{reason}</li>}</For>
              </ul>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** What the rules could not look at; nothing is drawn when they looked at all of it. */
export function NotLookedAt(props: {
  readonly texts: readonly { readonly field: string; readonly reason: string }[]
}) {
  return (
    <Show when={props.texts.length > 0}>
      <div class="not-looked-at" role="note">
        <strong>Not all of this was looked at. What is not shown below may still be there.</strong>
        <ul>
          <For each={props.texts}>{(one) => <li>{notLookedAt(one)}</li>}</For>
        </ul>
      </div>
    </Show>
  )
}
