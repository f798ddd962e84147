import { For, Match, Show, Switch } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { wholeNumber } from '../format/number.ts'
import { clockTime } from '../format/time.ts'
import { categoryWords, notLookedAt } from '../matches/explain.ts'
import { type FeedFlag, type FeedRow, heaviest } from './feed-state.ts'

/** A line of the feed. */
export function FeedLine(props: {
  readonly row: FeedRow
  readonly selected: boolean
  readonly open: (requestId: string) => void
}) {
  return (
    <Switch>
      <Match when={props.row.kind === 'gap' && props.row}>
        {(gap) => (
          <li class="feed-line gap">
            <span>
              {wholeNumber(gap().missed)} left out. {gap().reason}
            </span>
          </li>
        )}
      </Match>
      <Match when={props.row.kind === 'request' && props.row}>
        {(row) => (
          <li>
            <button
              type="button"
              class={`feed-line ${row().flag?.severity.toLowerCase() ?? ''}`}
              aria-current={props.selected}
              onClick={() => props.open(row().facts.id)}
            >
              <time dateTime={row().facts.receivedAt}>{clockTime(row().facts.receivedAt)}</time>
              <span class="badge">
                <Show when={row().flag} fallback={<span class="quiet">no flag</span>}>
                  {(flag) => <SeverityBadge of={flag().severity} />}
                </Show>
              </span>
              <span class="risk">{row().flag?.riskScore ?? ''}</span>
              <span class="found">
                <Show when={row().flag?.unscanned.length}>
                  <span class="unscanned" title={row().flag?.unscanned.map(notLookedAt).join('\n')}>
                    Not all looked at:{' '}
                    {row()
                      .flag?.unscanned.map(({ field }) => field)
                      .join(', ')}
                  </span>
                </Show>
                <For each={found(row().flag).shown}>
                  {(match) => (
                    <span
                      title={[`${match.name}, ${categoryWords(match.category)}`, ...match.why].join('\n')}
                    >
                      {match.name} <mark>{match.excerpt}</mark>
                    </span>
                  )}
                </For>
                <Show when={found(row().flag).more}>
                  {(more) => <span class="more quiet">+{more()}</span>}
                </Show>
              </span>
              <span class="model">
                {row().facts.model} <span class="quiet">{row().facts.provider}</span>
              </span>
              <span class="source mono">{row().facts.srcIp}</span>
              <span class="user quiet">{row().facts.userId}</span>
            </button>
          </li>
        )}
      </Match>
    </Switch>
  )
}

const found = (flag: FeedFlag | null) => heaviest(flag?.matches ?? [])
