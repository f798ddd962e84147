import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { VirtualList } from '../design/virtual-list.tsx'
import { wholeNumber } from '../format/number.ts'
import { ask } from '../graphql/client.ts'
import { type Connection, subscribe } from '../graphql/resume.ts'
import { FlagRaisedDocument, RecentFlagsDocument, RequestSeenDocument } from './feed-documents.ts'
import { filterFrom, flagFilterOf, paramsOf, requestFilterOf } from './feed-filter.ts'
import { FeedFilters } from './feed-filters.tsx'
import { FeedLine } from './feed-line.tsx'
import { afterEvent, emptyFeed, type FeedEvent } from './feed-state.ts'
import { RequestDetail } from './request-detail.tsx'
import './live-feed.css'

const connectionWords: Readonly<Record<Connection, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  refused: 'Cut off',
}
/** Flags from before the page was opened, so that it does not begin empty. */
const recent = 50

/** Requests and flags as they happen. */
export function LiveFeed() {
  const [params, setParams] = useSearchParams()
  const filter = createMemo(() => filterFrom(params), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const [state, setState] = createSignal(emptyFeed)
  const [connection, setConnection] = createSignal<Connection>('connecting')
  const [reason, setReason] = createSignal('')
  const [loadError, setLoadError] = createSignal<unknown>()
  const [loaded, setLoaded] = createSignal(false)
  const [openId, setOpenId] = createSignal<string>()
  const [round, setRound] = createSignal(0)

  // Events of one frame of the screen are shown together.
  let pending: FeedEvent[] = []
  let frame = 0
  const add = (event: FeedEvent): void => {
    pending.push(event)
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      const events = pending
      pending = []
      setState((before) => events.reduce(afterEvent, before))
    })
  }

  createEffect(
    on([filter, round], ([wanted]) => {
      setState((before) => afterEvent(before, { type: 'clear' }))
      pending = []
      setLoaded(false)
      setLoadError(undefined)
      const ends: (() => void)[] = []
      let current = true
      onCleanup(() => {
        current = false
        for (const end of ends) end()
      })
      const onConnection = (now: Connection, why = ''): void => {
        setConnection(now)
        setReason(why)
      }
      // Subscribed first, then the past: what comes between is shown once, by its id.
      ends.push(
        subscribe({
          document: FlagRaisedDocument,
          variables: { filter: flagFilterOf(wanted) },
          frameOf: (answer) => answer.flagRaised,
          onFrame: ({ flags, gap }) => {
            if (gap) add({ type: 'gap', ...gap })
            if (flags.length > 0) add({ type: 'flags', flags })
          },
          onConnection,
        }),
      )
      if (wanted.everything && wanted.severities.length === 0 && wanted.minRiskScore === 0)
        ends.push(
          subscribe({
            document: RequestSeenDocument,
            variables: { filter: requestFilterOf(wanted) },
            frameOf: (answer) => answer.requestSeen,
            onFrame: ({ requests, gap }) => {
              if (gap) add({ type: 'gap', ...gap })
              if (requests.length > 0) add({ type: 'requests', requests })
            },
            onConnection: () => undefined,
          }),
        )
      ask(RecentFlagsDocument, { filter: flagFilterOf(wanted), first: recent }).then(
        ({ flags }) => {
          if (!current) return
          const past = flags.edges.map(({ node }) => node).reverse()
          setState((before) => ({ ...before, rows: [...before.rows, ...rowsOlder(before.rows, past)] }))
          setLoaded(true)
        },
        (error: unknown) => current && setLoadError(error),
      )
    }),
  )

  const rowsOlder = (rows: ReturnType<typeof state>['rows'], past: Parameters<typeof pastRows>[0]) => {
    const shown = new Set(rows.map(({ key }) => key))
    return pastRows(past).filter(({ key }) => !shown.has(key))
  }
  const pastRows = (flags: Extract<FeedEvent, { type: 'flags' }>['flags']) =>
    afterEvent(emptyFeed, { type: 'flags', flags }).rows

  const togglePause = (): void =>
    void setState((before) => afterEvent(before, { type: before.paused ? 'go-on' : 'pause' }))

  const onKey = (event: KeyboardEvent): void => {
    if (
      event.target instanceof HTMLElement &&
      /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(event.target.tagName) &&
      event.key !== 'j' &&
      event.key !== 'k'
    )
      return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    if (event.key === ' ') {
      event.preventDefault()
      togglePause()
    }
    if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
  }
  const step = (by: number): void => {
    const ids = state().rows.flatMap((row) => (row.kind === 'request' ? [row.key] : []))
    const place = ids.indexOf(openId() ?? '')
    const next = ids[place === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, place + by))]
    if (next) setOpenId(next)
  }
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))

  return (
    <div class="live-feed" classList={{ 'with-detail': openId() !== undefined }}>
      <div class="stream">
        <div class="page-head">
          <h1>Live feed</h1>
          <span class={`connection ${connection()}`} role="status" title={reason()}>
            {connectionWords[connection()]}
          </span>
          <span class="spacer" />
          <button type="button" class="button" aria-pressed={state().paused} onClick={togglePause}>
            {state().paused
              ? `Go on${state().waitingCount > 0 ? ` (${wholeNumber(state().waitingCount)} new)` : ''}`
              : 'Pause'}
          </button>
        </div>
        <FeedFilters filter={filter()} change={(next) => setParams(paramsOf(next))} />
        <Show when={connection() === 'refused' || connection() === 'reconnecting'}>
          <p class="notice" role="alert">
            {connection() === 'refused'
              ? reason()
              : `${reason()} Reconnecting; what you miss meanwhile will be shown.`}
            <Show when={connection() === 'refused'}>
              <button type="button" class="button" onClick={() => setRound(round() + 1)}>
                Try again
              </button>
            </Show>
          </p>
        </Show>
        <Show
          when={!loadError() || state().rows.length > 0}
          fallback={<Failed error={loadError()} retry={() => setRound(round() + 1)} />}
        >
          <Show when={loaded() || state().rows.length > 0} fallback={<Loading what="recent flags" />}>
            <Show
              when={state().rows.length > 0}
              fallback={
                <Empty title="Nothing flagged yet">
                  New flags appear here by themselves. Loosen the filter, tick “All requests”, or send a
                  record to the topic llm_requests.
                </Empty>
              }
            >
              <div class="feed-head" aria-hidden="true">
                <span>Time</span>
                <span>Severity</span>
                <span>Risk</span>
                <span>Found</span>
                <span>Model</span>
                <span>Source</span>
                <span>User</span>
              </div>
              <VirtualList rows={state().rows} rowHeight={40} label="Requests, newest first">
                {(row) => <FeedLine row={row} selected={row.key === openId()} open={setOpenId} />}
              </VirtualList>
            </Show>
          </Show>
        </Show>
      </div>
      <Show when={openId()}>{(id) => <RequestDetail id={id()} close={() => setOpenId(undefined)} />}</Show>
    </div>
  )
}
