import { A, Router } from '@solidjs/router'
import { createSignal, For, type JSX, Match, onMount, Suspense, Switch } from 'solid-js'
import { Failed, Loading } from './design/states.tsx'
import { nextTheme, theme } from './design/theme.ts'
import { pages } from './routes.tsx'
import { loadViewer, signOut, viewer } from './sign-in/session.ts'
import { SignIn } from './sign-in/sign-in.tsx'

const themeWords = { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' } as const

function Shell(props: { readonly children?: JSX.Element }) {
  return (
    <div class="shell">
      <nav aria-label="Pages">
        <div class="brand">
          <img src="/icon.svg" alt="" />
          <span>FlagWise</span>
        </div>
        <For each={pages}>
          {(page) => (
            <A href={page.path} class="nav-link" activeClass="active" end={page.path === '/'}>
              {page.icon()}
              {page.title}
            </A>
          )}
        </For>
        <div class="nav-foot">
          <div class="who" title={viewer()?.email}>
            {viewer()?.email}
          </div>
          <div class="actions">
            <button
              type="button"
              class="button plain"
              onClick={nextTheme}
              title={themeWords[theme()]}
              aria-label={themeWords[theme()]}
            >
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" />
                <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
              </svg>
            </button>
            <button type="button" class="button plain" onClick={() => void signOut()}>
              Sign out
            </button>
          </div>
        </div>
      </nav>
      <main>
        <Suspense fallback={<Loading what="the page" />}>{props.children}</Suspense>
      </main>
    </div>
  )
}

export function App() {
  const [error, setError] = createSignal<unknown>()
  const load = (): void => {
    setError(undefined)
    loadViewer().catch(setError)
  }
  onMount(load)
  return (
    <Switch
      fallback={<Router root={Shell}>{pages.map(({ path, component }) => ({ path, component }))}</Router>}
    >
      <Match when={error()}>
        <Failed error={error()} retry={load} />
      </Match>
      <Match when={viewer() === undefined}>
        <Loading what="FlagWise" />
      </Match>
      <Match when={viewer() === null}>
        <SignIn />
      </Match>
    </Switch>
  )
}
