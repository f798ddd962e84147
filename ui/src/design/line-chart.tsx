import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type uPlot from 'uplot'
import { oneDecimal } from '../format/number.ts'
import { theme } from './theme.ts'
import 'uplot/dist/uPlot.min.css'

export interface Line {
  readonly label: string
  /** Name of a colour of tokens.css, such as `accent`. */
  readonly color: string
}

/** Lines over time. The first column holds seconds since 1970, the others one value a line. */
export function LineChart(props: {
  readonly label: string
  readonly lines: readonly Line[]
  readonly columns: readonly (readonly number[])[]
  readonly height: number
}) {
  let element: HTMLDivElement | undefined
  const [plot, setPlot] = createSignal<uPlot>()
  const [dark, setDark] = createSignal(false)

  const columns = (): uPlot.AlignedData => {
    const [at = [], ...values] = props.columns
    return [[...at], ...values.map((column) => [...column])]
  }

  onMount(() => {
    const preference = window.matchMedia('(prefers-color-scheme: dark)')
    const follow = (): void => void setDark(preference.matches)
    preference.addEventListener('change', follow)
    const observer = new ResizeObserver(() => {
      if (element) plot()?.setSize({ width: element.clientWidth, height: props.height })
    })
    if (element) observer.observe(element)
    onCleanup(() => {
      preference.removeEventListener('change', follow)
      observer.disconnect()
      plot()?.destroy()
    })
  })

  // The chart draws on a canvas, which does not follow the colours by itself.
  createEffect(
    on([theme, dark], async () => {
      const { default: Plot } = await import('uplot')
      if (!element?.isConnected) return
      plot()?.destroy()
      setPlot(new Plot(optionsFor(element), columns(), element))
    }),
  )
  createEffect(() => plot()?.setData(columns()))

  function optionsFor(target: HTMLElement): uPlot.Options {
    const style = getComputedStyle(target)
    const quiet = resolved(style, 'quiet')
    const axis = { stroke: quiet, font: `11px ${style.fontFamily}`, ticks: { show: false } }
    const grid = { stroke: resolved(style, 'line'), width: 1 }
    return {
      width: target.clientWidth,
      height: props.height,
      // Room for half of the last time on the axis.
      padding: [null, 36, null, null],
      legend: { live: true },
      cursor: { y: false, points: { size: 6 } },
      axes: [
        { ...axis, grid: { show: false } },
        { ...axis, grid, size: 52, values: (_, ticks) => ticks.map(oneDecimal) },
      ],
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.15)] } },
      series: [
        {},
        ...props.lines.map(({ label, color }) => {
          const stroke = resolved(style, color)
          return {
            label,
            stroke,
            width: 2,
            fill: `color-mix(in srgb, ${stroke} 12%, transparent)`,
            points: { show: false },
            value: (_: uPlot, value: number | null) => (value === null ? '–' : `${oneDecimal(value)}/s`),
          }
        }),
      ],
    }
  }

  return <div class="line-chart" ref={element} role="img" aria-label={props.label} />
}

/** A canvas understands plain colours alone: the browser is asked what the token comes to. */
function resolved(style: CSSStyleDeclaration, token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  document.documentElement.append(probe)
  const color = getComputedStyle(probe).color
  probe.remove()
  return color || style.color
}
