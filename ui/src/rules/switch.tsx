import { createEffect } from 'solid-js'

/** On or off; or, of several things, partly on: then it switches the rest on. */
export function Switch(props: {
  readonly label: string
  readonly on: boolean
  readonly partly?: boolean
  readonly disabled: boolean
  /** Resolves when it is done, or was not. */
  readonly change: (on: boolean) => Promise<void>
}) {
  let input: HTMLInputElement | undefined
  createEffect(() => {
    if (input) input.indeterminate = props.partly ?? false
  })
  return (
    <label class="switch" title={props.partly ? 'Partly on' : props.on ? 'On' : 'Off'}>
      <input
        ref={input}
        type="checkbox"
        aria-label={props.label}
        checked={props.on && !props.partly}
        disabled={props.disabled}
        onChange={async ({ currentTarget }) => {
          await props.change(currentTarget.checked)
          // Also when the change was not made, what is shown is what is so.
          currentTarget.checked = props.on && !props.partly
          currentTarget.indeterminate = props.partly ?? false
        }}
      />
    </label>
  )
}
