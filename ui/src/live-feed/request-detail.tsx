import { createResource, For, onCleanup, onMount, Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { MatchedText } from '../format/matched-text.tsx'
import { fullTime } from '../format/time.ts'
import { ask } from '../graphql/client.ts'
import { matchesOf } from '../matches/match-facts.ts'
import { MatchList, NotLookedAt } from '../matches/match-list.tsx'
import { spansIn } from '../matches/spans-in.ts'
import { ruleAddress } from '../rules/rule-address.ts'
import { RequestDetailDocument } from './feed-documents.ts'

/** A flag may be on the screen before the read model has its request. */
const tries = 8

async function load(id: string) {
  for (let left = tries; ; left--) {
    const { request } = await ask(RequestDetailDocument, { id })
    if (request || left === 0) return request
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The whole of a request: its text with what matched marked in it, the rules that matched, and its plain facts. */
export function RequestDetail(props: { readonly id: string; readonly close: () => void }) {
  const [request, { refetch }] = createResource(() => props.id, load)
  const matches = () => (request()?.flags ?? []).flatMap((flag) => [...matchesOf(flag.matches)])
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') props.close()
  }
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))
  return (
    <aside class="request-detail" aria-label="Request">
      <header>
        <h2>Request</h2>
        <button type="button" class="button plain" onClick={() => props.close()} aria-label="Close">
          ✕
        </button>
      </header>
      <Show when={!request.error} fallback={<Failed error={request.error} retry={() => void refetch()} />}>
        <Show when={request.state === 'ready'} fallback={<Loading what="the request" />}>
          <Show
            when={request()}
            fallback={
              <Empty title="Not there yet">
                The read model has not seen this request. Try again in a moment.
              </Empty>
            }
          >
            {(found) => (
              <div class="content">
                <Show when={found().severity}>
                  {(severity) => (
                    <p class="verdict">
                      <SeverityBadge of={severity()} /> <strong>Risk {found().riskScore}</strong>
                    </p>
                  )}
                </Show>
                <NotLookedAt texts={found().flags.flatMap(({ unscanned }) => unscanned)} />
                <Show when={matches().length > 0}>
                  <MatchList matches={matches()} ruleAddress={ruleAddress} />
                </Show>
                <section>
                  <h3>Prompt</h3>
                  <Show
                    when={found().prompt !== null && found().prompt !== undefined}
                    fallback={
                      <p class="quiet">The key of its day was forgotten; the text cannot be read any more.</p>
                    }
                  >
                    <MatchedText text={found().prompt ?? ''} spans={spansIn(matches(), 'prompt')} />
                  </Show>
                </section>
                <Show when={found().response}>
                  {(response) => (
                    <section>
                      <h3>Response</h3>
                      <MatchedText text={response()} spans={spansIn(matches(), 'response')} />
                    </section>
                  )}
                </Show>
                <section>
                  <h3>Facts</h3>
                  <dl>
                    <For each={factsOf(found())}>
                      {([name, value]) => (
                        <>
                          <dt>{name}</dt>
                          <dd class="mono">{value}</dd>
                        </>
                      )}
                    </For>
                  </dl>
                </section>
              </div>
            )}
          </Show>
        </Show>
      </Show>
    </aside>
  )
}

type Found = NonNullable<Awaited<ReturnType<typeof load>>>

function factsOf(request: Found): readonly (readonly [string, string])[] {
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    ['Called', fullTime(request.timestamp)],
    ['Received', fullTime(request.receivedAt)],
    ['Provider', request.provider],
    ['Model', request.model],
    ['Source', request.srcIp],
    ['User', request.userId],
    ['Session', request.sessionId],
    ['Endpoint', request.endpoint && `${request.method} ${request.endpoint}`],
    ['Status', request.statusCode],
    ['Duration', request.durationMs == null ? null : `${request.durationMs} ms`],
    [
      'Tokens',
      request.tokensPrompt == null ? null : `${request.tokensPrompt} in, ${request.tokensResponse ?? 0} out`,
    ],
    ...(request.headers ?? []).map(({ name, value }) => [`Header ${name}`, value] as const),
    ...(request.metadata ?? []).map(({ name, value }) => [name, value] as const),
    ['Id', request.id],
  ]
  return facts.flatMap(([name, value]) =>
    value == null || value === '' ? [] : [[name, String(value)] as const],
  )
}
