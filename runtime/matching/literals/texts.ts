/**
 * What all of them end with, such as the gap between words, by whole characters.
 * @param sign a sign that belongs to the character after it
 */
export function commonEnd(texts: readonly string[], sign: string): string {
  const [first = ''] = texts
  let length = first.length
  for (const text of texts) {
    let common = 0
    while (common < length && first.at(-1 - common) === text.at(-1 - common)) common++
    length = common
  }
  let end = first.slice(first.length - length)
  const isCut = (text: string): boolean => text.at(-end.length - 1) === sign || /^[\udc00-\udfff]/.test(end)
  while (end !== '' && texts.some(isCut)) end = end.slice(1)
  return end
}

/**
 * Each of the texts followed by each of others, each once; null where those are more than `most`.
 * @param before each once @param after each once
 */
export function product(
  before: readonly string[],
  after: readonly string[],
  most: number,
): readonly string[] | null {
  if (before.length * after.length > most) return null
  const [first = '', second] = before
  if (second === undefined && first === '' && before.length === 1) return after
  const texts: string[] = []
  for (const start of before) for (const end of after) texts.push(start + end)
  return before.length === 1 || after.length === 1 ? texts : [...new Set(texts)]
}

/** All of the texts, each once; null where one is not known or they are more than `most`. */
export function union(all: readonly (readonly string[] | null)[], most: number): readonly string[] | null {
  const texts = new Set<string>()
  for (const one of all) {
    if (!one) return null
    for (const text of one) texts.add(text)
    if (texts.size > most) return null
  }
  return [...texts]
}
