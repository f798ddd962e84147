import { For, Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { wholeNumber } from '../format/number.ts'
import { fullTime } from '../format/time.ts'
import type { ExampleFactsFragment } from '../graphql/generated/graphql.ts'
import { type FragmentType, readFragment } from '../graphql/generated/index.ts'
import { matchesOf } from '../matches/match-facts.ts'
import { NotLookedAt } from '../matches/match-list.tsx'
import { ExampleFacts } from './backtest-documents.ts'

/** Most matches that are shown of one example; the heaviest tell enough. */
const mostMatches = 3

/** Requests that the change makes a difference to, with redacted excerpts of what matched; nothing is drawn when there is none. */
export function ChangeExamples(props: {
  readonly title: string
  readonly of: readonly FragmentType<typeof ExampleFacts>[]
  readonly total: number
  /** Whose matches say why. */
  readonly side: 'before' | 'after'
  /** Whether they are shown without asking. */
  readonly open?: boolean
}) {
  const examples = () => readFragment(ExampleFacts, props.of)
  return (
    <Show when={examples().length > 0}>
      <details class="examples" open={props.open}>
        <summary>
          {props.title}: {examples().length === props.total ? 'all' : 'examples,'}{' '}
          {wholeNumber(examples().length)}
          {examples().length === props.total ? '' : ` of ${wholeNumber(props.total)}`}
        </summary>
        <ul>
          <For each={examples()}>{(example) => <ExampleLine of={example} side={props.side} />}</For>
        </ul>
      </details>
    </Show>
  )
}

function ExampleLine(props: { readonly of: ExampleFactsFragment; readonly side: 'before' | 'after' }) {
  const judgement = () => props.of[props.side]
  const matches = () => matchesOf(judgement().matches)
  return (
    <li>
      <p class="example-head">
        <Judged of={props.of.before} />
        <span aria-hidden="true">→</span>
        <span class="visually-hidden">becomes</span>
        <Judged of={props.of.after} />
        <span class="quiet">
          {props.of.model} · {props.of.provider} · {fullTime(props.of.timestamp)}
        </span>
      </p>
      <For each={matches().slice(0, mostMatches)}>
        {(match) => (
          <p>
            <Show when={match.excerpt}>
              <code class="excerpt">{match.excerpt}</code>{' '}
            </Show>
            <span class="quiet">{match.name}</span>
          </p>
        )}
      </For>
      <Show when={matches().length > mostMatches}>
        <p class="quiet">and {matches().length - mostMatches} more</p>
      </Show>
      <NotLookedAt texts={judgement().unscanned} />
      <p class="quiet request-id">
        Request <code>{props.of.requestId}</code>
      </p>
    </li>
  )
}

function Judged(props: { readonly of: ExampleFactsFragment['before'] }) {
  return (
    <Show
      when={props.of.isFlagged && props.of.severity}
      fallback={<span class="not-flagged">Not flagged</span>}
    >
      {(severity) => (
        <span>
          <SeverityBadge of={severity()} /> <strong>{props.of.riskScore}</strong>
        </span>
      )}
    </Show>
  )
}
