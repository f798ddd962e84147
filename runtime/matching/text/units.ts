/** Long enough for a window of text; what it holds is gone with the next text. */
const workspace = new Uint16Array(256 * 1024)
const bytes = Buffer.from(workspace.buffer)

/** The UTF-16 code units of a text, in an array that may be longer. Good until the next text. */
export function unitsOf(text: string): Uint16Array {
  if (text.length > workspace.length) {
    const units = new Uint16Array(text.length)
    Buffer.from(units.buffer).write(text, 0, 'utf16le')
    return units
  }
  bytes.write(text, 0, 'utf16le')
  return workspace
}
