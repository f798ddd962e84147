import { createSignal, Show } from 'solid-js'
import { signIn } from './session.ts'
import './sign-in.css'

export function SignIn() {
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(undefined)
    try {
      setProblem(await signIn(String(form.get('email')), String(form.get('password'))))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Signing in failed.')
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class="sign-in">
      <form class="panel" onSubmit={submit}>
        <div class="brand">
          <img src="/icon.svg" alt="" />
          <span>FlagWise</span>
        </div>
        <h1>Sign in</h1>
        <label class="field">
          <span>E-mail</span>
          <input name="email" type="email" autocomplete="username" required autofocus />
        </label>
        <label class="field">
          <span>Password</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <Show when={problem()}>
          <p class="problem" role="alert">
            {problem()}
          </p>
        </Show>
        <button type="submit" class="button primary" disabled={busy()}>
          {busy() ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
    </div>
  )
}
