import { For, Show } from 'solid-js'
import { allSeverities } from '../live-feed/feed-filter.ts'
import { categoryWords } from '../matches/explain.ts'
import { isFiltered, type RuleFilter } from './rule-list-state.ts'

const states = [
  ['', 'On and off'],
  ['on', 'On'],
  ['off', 'Off'],
] as const

/** What is looked for among the rules. */
export function RuleFilters(props: {
  readonly filter: RuleFilter
  readonly categories: readonly string[]
  readonly change: (filter: RuleFilter) => void
}) {
  const set = (part: Partial<RuleFilter>): void => props.change({ ...props.filter, ...part })
  const toggle = (severity: RuleFilter['severities'][number]): void => {
    const { severities } = props.filter
    set({
      severities: severities.includes(severity)
        ? severities.filter((one) => one !== severity)
        : [...severities, severity],
    })
  }
  return (
    <search class="rule-filters">
      <input
        type="search"
        class="rule-search"
        aria-label="Search rules"
        placeholder="Search name, text, tag"
        value={props.filter.search}
        onInput={(event) => set({ search: event.currentTarget.value })}
      />
      <select
        aria-label="Rules of category"
        onChange={(event) => set({ category: event.currentTarget.value })}
      >
        <option value="">All categories</option>
        <For each={props.categories}>
          {(category) => (
            <option value={category} selected={category === props.filter.category}>
              {categoryWords(category)}
            </option>
          )}
        </For>
      </select>
      <fieldset class="chips" aria-label="Severity">
        <For each={allSeverities}>
          {(severity) => (
            <button
              type="button"
              class={`chip ${severity.toLowerCase()}`}
              aria-pressed={props.filter.severities.includes(severity)}
              onClick={() => toggle(severity)}
            >
              {severity[0] + severity.slice(1).toLowerCase()}
            </button>
          )}
        </For>
      </fieldset>
      <select
        aria-label="Rules that are"
        onChange={(event) =>
          set({ state: states.find(([state]) => state === event.currentTarget.value)?.[0] ?? '' })
        }
      >
        <For each={states}>
          {([state, title]) => (
            <option value={state} selected={state === props.filter.state}>
              {title}
            </option>
          )}
        </For>
      </select>
      <Show when={isFiltered(props.filter)}>
        <button
          type="button"
          class="button plain"
          onClick={() => props.change({ search: '', category: '', severities: [], state: '' })}
        >
          Clear
        </button>
      </Show>
    </search>
  )
}
