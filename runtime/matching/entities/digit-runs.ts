/** Where rows of digits begin, in order. Everything that reads numbers starts from here, so prose is passed over once. */
export function digitRunsOf(text: string): readonly number[] {
  const starts: number[] = []
  runs.lastIndex = 0
  while (runs.test(text)) {
    const end = runs.lastIndex
    let start = end - 1
    // A match of one or more digits: its beginning is found again, as `test` makes no objects.
    while (start > 0 && text.charCodeAt(start - 1) >= 0x30 && text.charCodeAt(start - 1) <= 0x39) start--
    starts.push(start)
  }
  return starts
}

const runs = /[0-9]+/g
