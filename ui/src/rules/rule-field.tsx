import { type JSX, Show } from 'solid-js'

/** A field of the form, with what is wrong with it. */
export function RuleField(props: {
  readonly title: string
  readonly problem: string | undefined
  readonly children: JSX.Element
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child that is given
    <label class="field">
      <span>{props.title}</span>
      {props.children}
      <Show when={props.problem}>
        <span class="problem" role="alert">
          {props.problem}
        </span>
      </Show>
    </label>
  )
}
