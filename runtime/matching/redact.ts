/** Longest excerpt, in characters. */
const maxLength = 80
/** A text with at least so many letters and digits shows its last four, as receipts do with card numbers. */
const longEnoughToShowItsEnd = 12
const shown = 4

/**
 * A matched text that may be stored and shown: its structure stays, its letters and digits become dots, and of a long one the last
 * four are kept so that two hits can be told apart. `4242 4242 4242 4242` becomes `•••• •••• •••• 4242`.
 */
export function redact(text: string): string {
  const characters = [...(text.length > maxLength * 2 ? text.slice(0, maxLength * 2) : text)]
  const cut = characters.length > maxLength || text.length > maxLength * 2
  const kept = characters.slice(0, maxLength)
  const total = kept.filter(isLetterOrDigit).length
  let toHide = total >= longEnoughToShowItsEnd && !cut ? total - shown : total
  const redacted = kept.map((character) => {
    if (!isLetterOrDigit(character)) return character === '\n' || character === '\r' ? ' ' : character
    return toHide-- > 0 ? '•' : character
  })
  return redacted.join('') + (cut ? '…' : '')
}

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)
