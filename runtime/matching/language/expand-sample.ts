/** Alphabets from which fillers are made. */
const digits = '0123456789'
const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const alphabets: Readonly<Record<string, string>> = {
  alnum: lower + upper + digits,
  hex: `${digits}abcdef`,
  HEX: `${digits}ABCDEF`,
  digits,
  lower,
  upper,
  upnum: upper + digits,
  lownum: lower + digits,
  base64: `${lower}${upper}${digits}+/`,
  base64url: `${lower}${upper}${digits}-_`,
  base32: `${upper}234567`,
}
const filler = /\{\{([A-Za-z0-9]+):(\d{1,5})\}\}|\{\{uuid\}\}/g
const longest = 10_000

/**
 * A test text with its fillers written out: `{{alnum:36}}` becomes 36 made-up letters and digits, the same ones for the same text and seed.
 * They look as random as a real key does, so that entropy is high, and neither words nor sequences stand in them.
 */
export function expandSample(text: string, seed: number | string = 0): string {
  if (!text.includes('{{')) return text
  const random = randomFrom(`${seed}\u0000${text}`)
  return text.replace(filler, (whole, name: string | undefined, length: string | undefined) => {
    if (name === undefined) return uuid(random)
    const alphabet = alphabets[name]
    return alphabet === undefined ? whole : made(alphabet, Math.min(Number(length), longest), random)
  })
}

/** What is wrong with what stands between double braces, if it looks like a filler. */
export function fillerFault(text: string): string | undefined {
  for (const [whole, name = ''] of text.matchAll(/\{\{([A-Za-z0-9]+)(:\d*)?\}\}/g)) {
    const isFiller = whole.includes(':')
    if (isFiller && alphabets[name] === undefined)
      return `${whole} is no filler; there is ${Object.keys(alphabets).join(', ')}, each with a length, and {{uuid}}`
    if (
      alphabets[name] !== undefined &&
      !(/:\d{1,5}\}/.test(whole) && Number(whole.match(/\d+(?=\}\}$)/)?.[0]) <= longest)
    )
      return `${whole} needs a length from 0 to ${longest}, such as {{${name}:20}}`
  }
  return undefined
}

/** A number from 0 up to, not including, its argument. */
type Random = (below: number) => number

/** Numbers that follow from a text (mulberry32 over FNV-1a). */
function randomFrom(text: string): Random {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/**
 * Characters are drawn as from a bag, in turns of their kind: all kinds are there early, and none comes again before the others did.
 * No vowel stands after a letter, which keeps words out; no neighbours of the alphabet stand side by side.
 */
function made(alphabet: string, length: number, random: Random): string {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]
    .map((kind) => [...alphabet].filter((character) => kind.test(character)))
    .filter((characters) => characters.length > 0)
  const bags: string[][] = kinds.map(() => [])
  let turn: number[] = []
  let result = ''
  while (result.length < length) {
    if (turn.length === 0) turn = shuffled(weighted(kinds, alphabet.length), random)
    const edge = result.length === 0 || result.length === length - 1
    const kind = turn.pop() ?? 0
    const characters = kinds[kind] ?? []
    // A key that ends in a sign would not end at the border of a word.
    if (edge && /[^A-Za-z0-9]/.test(characters[0] ?? '')) continue
    let bag = bags[kind] ?? []
    if (bag.length === 0) bag = shuffled(characters, random)
    const last = result.at(-1) ?? ''
    const at = bag.findIndex((character) => fits(last, character, result.length))
    const taken =
      at < 0 ? characters.find((character) => fits(last, character, result.length)) : bag.splice(at, 1)[0]
    bags[kind] = bag
    if (taken !== undefined) result += taken
    else if (kinds.length === 1) result += characters[random(characters.length)] ?? ''
  }
  return result
}

/** Kinds by how many characters they have, but each at least once in a turn of about ten. */
const weighted = (kinds: readonly (readonly string[])[], total: number): readonly number[] =>
  kinds.flatMap((characters, kind) =>
    new Array<number>(Math.max(1, Math.round((characters.length / total) * 10))).fill(kind),
  )

function fits(last: string, next: string, position: number): boolean {
  if (position === 0) return next !== '0'
  if (/[a-z]/i.test(last) && /[aeiouy]/i.test(next)) return false
  return Math.abs(last.toLowerCase().charCodeAt(0) - next.toLowerCase().charCodeAt(0)) > 1
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const bag = [...items]
  for (let at = bag.length - 1; at > 0; at--) {
    const other = random(at + 1)
    const [a, b] = [bag[at], bag[other]]
    if (a !== undefined && b !== undefined) [bag[at], bag[other]] = [b, a]
  }
  return bag
}

function uuid(random: Random): string {
  const hex = made(alphabets.hex ?? digits, 32, random)
  const variant = '89ab'[random(4)]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
