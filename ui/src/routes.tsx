import { type Component, type JSX, lazy } from 'solid-js'

/** A page: where it is, what the navigation calls it, and what shows it. A new page is a line here and a folder beside this file. */
export interface Page {
  readonly path: string
  readonly title: string
  readonly icon: () => JSX.Element
  readonly component: Component
}

const icon = (path: string) => () => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
)

export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'Live feed',
    icon: icon('M1.5 8h3l2-5 3 10 2-5h3'),
    component: lazy(async () => ({ default: (await import('./live-feed/live-feed.tsx')).LiveFeed })),
  },
  {
    path: '/overview',
    title: 'Overview',
    icon: icon('M2 14V8m4 6V2m4 12V6m4 8v-4'),
    component: lazy(async () => ({ default: (await import('./overview/overview.tsx')).Overview })),
  },
  {
    path: '/rules',
    title: 'Rules',
    icon: icon('M3 2v12M3 3h9l-2 3 2 3H3'),
    component: lazy(async () => ({ default: (await import('./rules/rules.tsx')).Rules })),
  },
]
