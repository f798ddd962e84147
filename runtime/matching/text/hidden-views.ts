import type { Look } from '../scan/look.ts'
import { decodeViews } from './decode.ts'
import { reveal } from './fold.ts'
import type { View } from './view.ts'

/** What else a text says once its disguises are taken off. Most texts say nothing else. */
export function hiddenViews(look: Look): readonly View[] {
  const views: View[] = []
  const revealed = look.maySeemOther ? reveal(look.text) : null
  if (revealed) {
    const { text, starts, disguises } = revealed
    views.push(
      within(look.view, {
        text,
        disguises,
        inOriginal: (start, end) => ({ start: starts[start] ?? start, end: starts[end] ?? end }),
      }),
    )
  }
  for (const view of decodeViews(revealed?.text ?? look.text)) views.push(within(views[0] ?? look.view, view))
  return views
}

/** A view of a view, with its places in the original. */
const within = (outer: View, inner: View): View => ({
  ...inner,
  disguises: [...outer.disguises, ...inner.disguises],
  inOriginal(start, end) {
    const between = inner.inOriginal(start, end)
    return outer.inOriginal(between.start, between.end)
  },
})
