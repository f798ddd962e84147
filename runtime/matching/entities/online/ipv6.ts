import { isWord } from '../character.ts'
import type { EntityHit, EntityText } from '../entity.ts'

const isPart = (code: number): boolean =>
  (code >= 0x30 && code <= 0x3a) ||
  (code >= 0x41 && code <= 0x46) ||
  (code >= 0x61 && code <= 0x66) ||
  code === 0x2e
/** Longest address in characters, eight groups and a dotted quad. */
const longest = 46
const suffix = /(?:%[A-Za-z\d]{1,16})?(?:\/(?:12[0-8]|1[01]\d|\d{1,2})(?!\d))?/y

/** Addresses of RFC 4291, compressed or not. Every colon is looked at once. */
export function ipv6Hits({ text }: EntityText): EntityHit[] {
  const hits: EntityHit[] = []
  for (let colon = text.indexOf(':'); colon >= 0; ) {
    let start = colon
    while (start > 0 && colon - start < longest && isPart(text.charCodeAt(start - 1))) start--
    let end = colon
    while (end < text.length && end - start < longest && isPart(text.charCodeAt(end))) end++
    const hit = judge(text, start, end)
    if (hit !== null) hits.push(hit)
    colon = text.indexOf(':', Math.max(end, colon + 1))
  }
  return hits
}

function judge(text: string, from: number, to: number): EntityHit | null {
  let end = to
  while (end > from && text[end - 1] === '.') end--
  if (text[end - 1] === ':' && text[end - 2] !== ':') end--
  // Letters before it: only an address that could not be a name of code, as ::ffff:1.2.3.4, begins at its colons.
  const isGlued = from > 0 && isWord(text.charCodeAt(from - 1))
  const start = isGlued && text.slice(from, end).includes('::') ? text.indexOf('::', from) : from
  const written = text.slice(start, end)
  const groups = groupsOf(written)
  if (groups === null || !/\d/.test(written)) return null
  if (end < text.length && isWord(text.charCodeAt(end))) return null
  if (isGlued && !written.includes('.')) return null
  suffix.lastIndex = end
  const rest = suffix.exec(text)?.[0] ?? ''
  const hit = { start, end: end + rest.length, why: ['groups of an IPv6 address'] }
  if (groups >= 3 || written.includes('.')) return { ...hit, confidence: 0.85 }
  if (/^(?:fe[89ab]|f[cd]|[23]\d)[\da-f]{0,2}:/i.test(written)) return { ...hit, confidence: 0.7 }
  // `[::1]` after a name is a slice of an array.
  const isSlice = text[start - 1] === '[' && start > 1 && isWord(text.charCodeAt(start - 2))
  return { ...hit, confidence: written === '::1' && !isSlice ? 0.55 : rest.includes('/') ? 0.6 : 0.2 }
}

/** How many groups are written, when they make an address; null otherwise. */
function groupsOf(written: string): number | null {
  const halves = written.split('::')
  if (halves.length > 2) return null
  let count = 0
  for (const [index, half] of halves.entries()) {
    if (half === '') continue
    const groups = half.split(':')
    for (const [at, group] of groups.entries()) {
      const isLast = index === halves.length - 1 && at === groups.length - 1
      if (isLast && /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(group)) count += 2
      else if (/^[\dA-Fa-f]{1,4}$/.test(group)) count++
      else return null
    }
  }
  if (halves.length === 2) return count > 0 && count <= 7 ? count : null
  return count === 8 ? 8 : null
}
