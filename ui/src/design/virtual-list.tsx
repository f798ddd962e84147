import { createMemo, createSignal, For, type JSX, onCleanup, onMount } from 'solid-js'

/** Rows beyond the edge that are drawn, so that fast scrolling shows no holes. */
const beyond = 8

/** A long list of rows of one height, of which only the visible ones are in the page. */
export function VirtualList<Row>(props: {
  readonly rows: readonly Row[]
  readonly rowHeight: number
  readonly label: string
  readonly children: (row: Row, place: () => number) => JSX.Element
}) {
  const [top, setTop] = createSignal(0)
  const [height, setHeight] = createSignal(600)
  let element: HTMLDivElement | undefined
  onMount(() => {
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setHeight(element?.clientHeight ?? 600))
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  })
  const first = createMemo(() => Math.max(0, Math.floor(top() / props.rowHeight) - beyond))
  const visible = createMemo(() =>
    props.rows.slice(first(), first() + Math.ceil(height() / props.rowHeight) + 2 * beyond),
  )
  return (
    <div class="virtual-list" ref={element} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <div style={{ height: `${props.rows.length * props.rowHeight}px`, position: 'relative' }}>
        <ul aria-label={props.label} style={{ transform: `translateY(${first() * props.rowHeight}px)` }}>
          <For each={visible()}>{(row, place) => props.children(row, () => first() + place())}</For>
        </ul>
      </div>
    </div>
  )
}
