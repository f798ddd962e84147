import { createResource, For, Show } from 'solid-js'
import { ask } from '../graphql/client.ts'
import { FilterOptionsDocument } from './feed-documents.ts'
import { allSeverities, type FeedFilter } from './feed-filter.ts'

/** The filters of the feed. */
export function FeedFilters(props: {
  readonly filter: FeedFilter
  readonly change: (filter: FeedFilter) => void
}) {
  const [options] = createResource(() => ask(FilterOptionsDocument, {}).catch(() => undefined))
  const known = () => options()?.filterOptions ?? { providers: [], models: [] }
  const set = (part: Partial<FeedFilter>): void => props.change({ ...props.filter, ...part })
  const toggle = (severity: FeedFilter['severities'][number]): void => {
    const { severities } = props.filter
    set({
      severities: severities.includes(severity)
        ? severities.filter((one) => one !== severity)
        : [...severities, severity],
    })
  }
  const filtered = () =>
    props.filter.severities.length > 0 ||
    props.filter.provider ||
    props.filter.model ||
    props.filter.srcIp ||
    props.filter.minRiskScore > 0
  return (
    <search class="feed-filters">
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
      <select aria-label="Provider" onChange={(event) => set({ provider: event.currentTarget.value })}>
        <option value="">All providers</option>
        <For each={known().providers}>
          {(provider) => (
            <option value={provider} selected={provider === props.filter.provider}>
              {provider}
            </option>
          )}
        </For>
      </select>
      <select aria-label="Model" onChange={(event) => set({ model: event.currentTarget.value })}>
        <option value="">All models</option>
        <For each={known().models}>
          {(model) => (
            <option value={model} selected={model === props.filter.model}>
              {model}
            </option>
          )}
        </For>
      </select>
      <input
        aria-label="Source address"
        placeholder="Source address"
        value={props.filter.srcIp}
        onChange={(event) => set({ srcIp: event.currentTarget.value.trim() })}
      />
      <label class="risk">
        Risk from
        <input
          type="number"
          min="0"
          max="100"
          step="5"
          value={props.filter.minRiskScore}
          onChange={(event) => set({ minRiskScore: Number(event.currentTarget.value) || 0 })}
        />
      </label>
      <label class="everything">
        <input
          type="checkbox"
          checked={props.filter.everything}
          disabled={props.filter.severities.length > 0 || props.filter.minRiskScore > 0}
          onChange={(event) => set({ everything: event.currentTarget.checked })}
        />
        All requests
      </label>
      <Show when={filtered()}>
        <button
          type="button"
          class="button plain"
          onClick={() => set({ severities: [], provider: '', model: '', srcIp: '', minRiskScore: 0 })}
        >
          Clear
        </button>
      </Show>
    </search>
  )
}
