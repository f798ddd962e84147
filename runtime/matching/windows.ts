import type { View } from './text/view.ts'

/** Longest part of a text that is looked at in one piece, in UTF-16 code units. */
const longestWindow = 256 * 1024
/** How much of a window is looked at again in the next one, so that nothing is cut in half. */
const overlap = 4 * 1024
/** Most of a text that is looked at, as much as a record may have; of a longer one it is said that the rest was not. */
export const longestScan = 8 * 1024 * 1024

/** A text in overlapping windows. Almost every text is one window. */
export function windowsOf(text: string): readonly View[] {
  if (text.length <= longestWindow)
    return [{ text, disguises: [], inOriginal: (start, end) => ({ start, end }) }]
  const windows: View[] = []
  const last = Math.min(text.length, longestScan)
  for (let from = 0; from < last; from += longestWindow - overlap) {
    windows.push({
      text: text.slice(from, Math.min(last, from + longestWindow)),
      disguises: [],
      inOriginal: (start, end) => ({ start: start + from, end: end + from }),
    })
    if (from + longestWindow >= last) break
  }
  return windows
}
