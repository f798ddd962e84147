import { createEffect, createMemo, For, Show } from 'solid-js'
import type { Problem } from './rule-draft.ts'

/** A text of code with its lines numbered, and what is wrong at the line where it is wrong. */
export function CodeArea(props: {
  readonly label: string
  readonly value: string
  readonly problems: readonly Problem[]
  readonly change: (text: string) => void
}) {
  let area: HTMLTextAreaElement | undefined
  let gutter: HTMLOListElement | undefined
  const lines = createMemo(() => props.value.split('\n').length)
  const wrong = createMemo(() => new Set(props.problems.map(({ line }) => line)))
  const follow = (): void => {
    if (area && gutter) gutter.scrollTop = area.scrollTop
  }
  createEffect(() => {
    lines()
    follow()
  })

  function goTo(problem: Problem): void {
    if (!area || !problem.line) return
    const before = props.value.split('\n').slice(0, problem.line - 1)
    const at = before.reduce((length, line) => length + line.length + 1, 0) + (problem.column ?? 1) - 1
    area.focus()
    area.setSelectionRange(at, at)
    area.scrollTop = Math.max(0, (problem.line - 4) * lineHeight(area))
  }
  /** A tab would leave the field; YAML takes two spaces. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || event.shiftKey || !area) return
    event.preventDefault()
    area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end')
    props.change(area.value)
  }

  return (
    <div class="code-area">
      <div class="code">
        <ol class="gutter" ref={gutter} aria-hidden="true">
          <For each={Array.from({ length: lines() }, (_, at) => at + 1)}>
            {(line) => <li classList={{ wrong: wrong().has(line) }}>{line}</li>}
          </For>
        </ol>
        <textarea
          ref={area}
          class="mono"
          wrap="off"
          rows={Math.min(26, Math.max(12, lines() + 1))}
          spellcheck={false}
          autocomplete="off"
          aria-label={props.label}
          aria-invalid={props.problems.length > 0}
          value={props.value}
          onInput={(event) => props.change(event.currentTarget.value)}
          onScroll={follow}
          onKeyDown={onKey}
        />
      </div>
      <Show when={props.problems.length > 0}>
        <ul class="code-problems" role="alert">
          <For each={props.problems}>
            {(problem) => (
              <li>
                <Show when={problem.line} fallback={<strong>{problem.path}</strong>}>
                  <button type="button" class="line-link" onClick={() => goTo(problem)}>
                    Line {problem.line}
                  </button>
                </Show>{' '}
                <Show when={problem.line && problem.path !== 'document'}>
                  <code>{problem.path}</code>
                </Show>{' '}
                {problem.message}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

const lineHeight = (area: HTMLElement): number => Number.parseFloat(getComputedStyle(area).lineHeight) || 20
