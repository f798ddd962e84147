import { createSignal } from 'solid-js'

export type Theme = 'system' | 'light' | 'dark'
const order: readonly Theme[] = ['system', 'light', 'dark']

const stored = (): Theme => order.find((theme) => theme === localStorage.getItem('theme')) ?? 'system'
const [theme, setTheme] = createSignal<Theme>(stored())

function apply(chosen: Theme): void {
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

export { theme }

/** Shows the theme that was chosen last; follows the system until one is. */
export const startTheme = (): void => apply(stored())

/** System, light, dark, and again. */
export function nextTheme(): void {
  const next = order[(order.indexOf(theme()) + 1) % order.length] ?? 'system'
  localStorage.setItem('theme', next)
  setTheme(next)
  apply(next)
}
