/** The records of a CSV text (RFC 4180), by the names in its first line. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const source = text.replace(/^\ufeff/, '')
  const endField = (): void => {
    row.push(field)
    field = ''
  }
  const endRow = (): void => {
    endField()
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if (quoted) {
      if (character !== '"') field += character
      else if (source[at + 1] === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (character === '"' && field === '') quoted = true
    else if (character === ',') endField()
    else if (character === '\n') endRow()
    else if (character !== '\r' || source[at + 1] !== '\n') field += character
  }
  if (field !== '' || row.length > 0) endRow()
  const [names = [], ...records] = rows
  return records.map((values) => Object.fromEntries(names.map((name, at) => [name.trim(), values[at] ?? ''])))
}
