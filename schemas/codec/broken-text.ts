const replacement = '\ufffd'
const replacementBytes = Buffer.from(replacement)

/**
 * Whether decoding replaced bytes that are not UTF-8 by U+FFFD. The decoder does so silently; a text may also hold U+FFFD
 * rightly, so the ones in the texts are counted against the ones in the bytes.
 */
export function hasBrokenText(value: unknown, bytes: Buffer): boolean {
  const found = replacementsIn(value)
  return found > 0 && found > replacementsInBytes(bytes)
}

function replacementsIn(value: unknown): number {
  if (typeof value === 'string') return countIn(value)
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return 0
  let count = 0
  for (const [name, part] of Object.entries(value)) count += countIn(name) + replacementsIn(part)
  return count
}

function countIn(text: string): number {
  let count = 0
  for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, at + 1)) count++
  return count
}

function replacementsInBytes(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(replacementBytes); at !== -1; at = bytes.indexOf(replacementBytes, at + 3))
    count++
  return count
}
