import { For, type JSX, Show } from 'solid-js'
import { percent, wholeNumber } from '../format/number.ts'

export interface Bar {
  readonly key: string
  readonly label: JSX.Element
  readonly value: number
  /** Of the value, how much was flagged. */
  readonly flagged?: number
}

/** What there is most of, with bars to compare by. */
export function BarList(props: {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly empty: string
}) {
  const most = () => Math.max(1, ...props.bars.map(({ value }) => value))
  return (
    <section class="panel bar-list">
      <header>
        <h2>{props.title}</h2>
      </header>
      <Show when={props.bars.length > 0} fallback={<p class="quiet none">{props.empty}</p>}>
        <ul>
          <For each={props.bars}>
            {(bar) => (
              <li>
                <span class="label">{bar.label}</span>
                <span class="value">
                  {wholeNumber(bar.value)}
                  <Show when={bar.flagged !== undefined}>
                    <span class="quiet"> {percent(bar.flagged ?? 0, bar.value)} flagged</span>
                  </Show>
                </span>
                <span class="track" aria-hidden="true">
                  <span style={{ width: `${(bar.value / most()) * 100}%` }} />
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
