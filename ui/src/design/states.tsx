import { type JSX, Show } from 'solid-js'

/** Nothing to show, and what to do about it. */
export function Empty(props: { readonly title: string; readonly children?: JSX.Element }) {
  return (
    <div class="state">
      <h2>{props.title}</h2>
      <Show when={props.children}>
        <p>{props.children}</p>
      </Show>
    </div>
  )
}

export function Loading(props: { readonly what: string }) {
  return (
    <div class="state" role="status">
      <p>Loading {props.what} …</p>
    </div>
  )
}

/** What happened, and a way on. */
export function Failed(props: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <div class="state" role="alert">
      <h2>This could not be loaded</h2>
      <p>{props.error instanceof Error ? props.error.message : 'Something went wrong.'}</p>
      <button type="button" class="button" onClick={() => props.retry()}>
        Try again
      </button>
    </div>
  )
}
