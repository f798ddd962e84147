import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js'
import { LineChart } from '../design/line-chart.tsx'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { Failed, Loading } from '../design/states.tsx'
import { oneDecimal, percent, wholeNumber } from '../format/number.ts'
import { ask } from '../graphql/client.ts'
import type { OverviewQuery } from '../graphql/generated/graphql.ts'
import { BarList } from './bar-list.tsx'
import { TrafficDocument } from './overview-documents.ts'
import { rangeOf, ranges, windowOf } from './range.ts'
import { currentRate, ratesOf, type Sample, withSample } from './rates.ts'
import './overview.css'

type Traffic = OverviewQuery['traffic']
const everyMs = 2_000
const lines = [
  { label: 'Requests', color: 'accent' },
  { label: 'Flagged', color: 'critical' },
]

/** How much there is, how much of it is flagged, and by what. */
export function Overview() {
  const [params, setParams] = useSearchParams()
  const range = createMemo(() => rangeOf(params.range))
  const [traffic, setTraffic] = createSignal<Traffic>()
  const [askedAt, setAskedAt] = createSignal(0)
  const [error, setError] = createSignal<unknown>()
  const [samples, setSamples] = createSignal<readonly Sample[]>([])
  const [round, setRound] = createSignal(0)

  createEffect(
    on([range, round], ([wanted]) => {
      setTraffic(undefined)
      setError(undefined)
      setSamples([])
      let timer: ReturnType<typeof setTimeout> | undefined
      let current = true
      onCleanup(() => {
        current = false
        clearTimeout(timer)
      })
      const load = async (): Promise<void> => {
        try {
          const { traffic: found } = await ask(TrafficDocument, windowOf(wanted, Date.now()))
          if (!current) return
          const at = Date.now()
          setAskedAt(at)
          setTraffic(found)
          setError(undefined)
          setSamples((before) => withSample(before, { at, requests: found.requests }))
        } catch (problem) {
          if (!current) return
          setError(problem)
        }
        timer = setTimeout(() => void load(), everyMs)
      }
      void load()
    }),
  )

  return (
    <>
      <div class="page-head">
        <h1>Overview</h1>
        <Show when={traffic() && error()}>
          <span class="connection reconnecting" role="status">
            Not up to date: the gateway does not answer
          </span>
        </Show>
        <span class="spacer" />
        <fieldset class="chips" aria-label="Time range">
          <For each={ranges}>
            {(one) => (
              <button
                type="button"
                class="chip"
                aria-pressed={one.key === range().key}
                onClick={() => setParams({ range: one.key })}
              >
                {one.title}
              </button>
            )}
          </For>
        </fieldset>
      </div>
      <div class="page-body overview">
        <Show when={traffic()} fallback={<Waiting error={error()} retry={() => setRound(round() + 1)} />}>
          {(found) => (
            <>
              <div class="tiles">
                <Tile title="Requests" value={wholeNumber(found().requests)} />
                <Tile title="Flagged" value={wholeNumber(found().flagged)} />
                <Tile title="Share flagged" value={percent(found().flagged, found().requests)} />
                <Tile title="Requests a second, now" value={rateText(currentRate(samples()))} />
              </div>
              <section class="panel chart">
                <header>
                  <h2>Rate a second</h2>
                  <SeverityCounts of={found()} />
                </header>
                <LineChart
                  label={`Requests and flagged requests a second over the last ${range().title}`}
                  lines={lines}
                  columns={ratesOf(found(), range().stepMs, askedAt())}
                  height={240}
                />
              </section>
              <div class="lists">
                <BarList
                  title="Top rules"
                  empty="No rule matched in this time."
                  bars={found().topRules.map((rule) => ({
                    key: rule.ruleId,
                    label: (
                      <>
                        {rule.name} <SeverityBadge of={rule.severity} />
                      </>
                    ),
                    value: rule.flagged,
                  }))}
                />
                <BarList
                  title="Top models"
                  empty="No request in this time."
                  bars={sharesOf(found().byModel)}
                />
                <BarList
                  title="Providers"
                  empty="No request in this time."
                  bars={sharesOf(found().byProvider)}
                />
              </div>
            </>
          )}
        </Show>
      </div>
    </>
  )
}

const rateText = (rate: number | undefined): string => (rate === undefined ? '…' : oneDecimal(rate))

const sharesOf = (shares: Traffic['byModel']) =>
  shares
    .slice(0, 10)
    .map(({ name, requests, flagged }) => ({ key: name, label: name, value: requests, flagged }))

function Waiting(props: { readonly error: unknown; readonly retry: () => void }): JSX.Element {
  return (
    <Show when={props.error} fallback={<Loading what="the overview" />}>
      <Failed error={props.error} retry={() => props.retry()} />
    </Show>
  )
}

function Tile(props: { readonly title: string; readonly value: string }) {
  return (
    <div class="panel tile">
      <span class="quiet">{props.title}</span>
      <strong>{props.value}</strong>
    </div>
  )
}

function SeverityCounts(props: { readonly of: Traffic }) {
  return (
    <ul class="severity-counts" aria-label="Flagged by severity">
      <For each={props.of.bySeverity}>
        {({ severity, flagged }) => (
          <li>
            <SeverityBadge of={severity} /> {wholeNumber(flagged)}
          </li>
        )}
      </For>
    </ul>
  )
}
