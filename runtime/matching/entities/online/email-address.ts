import { isWord } from '../character.ts'
import { type EntityDetector, type EntityHit, mostOfOneKind } from '../entity.ts'

/** Address of a mailbox (RFC 5321), in a domain that can exist. */
export const emailAddress: EntityDetector = {
  type: 'email-address',
  trigger: { literals: ['@'] },
  find(text) {
    const hits: EntityHit[] = []
    for (let at = text.text.indexOf('@'); at >= 0; at = text.text.indexOf('@', at + 1)) {
      const hit = around(text.text, at)
      if (hit !== null) hits.push(hit)
      if (hits.length === mostOfOneKind) break
    }
    return hits
  },
}

/** Longest local part and longest domain that are looked at. */
const longestLocal = 64
const longestDomain = 253

function around(text: string, at: number): EntityHit | null {
  let start = at
  while (start > 0 && at - start < longestLocal && isLocal(text.charCodeAt(start - 1))) start--
  while (start < at && !isWord(text.charCodeAt(start)) && text[start] !== '+') start++
  if (start === at || text[at - 1] === '.' || text.slice(start, at).includes('..')) return null
  const domain = domainAt(text, at + 1)
  if (domain === null) return null
  // The password in https://name:password@host is none of a mailbox.
  if (text[start - 1] === ':' && /\/\/[^\s/@]*:$/.test(text.slice(Math.max(0, start - longestLocal), start)))
    return null
  const end = at + 1 + domain.length
  const lower = domain.toLowerCase()
  const last = lower.slice(lower.lastIndexOf('.') + 1)
  if (neverTopLevel.has(last)) return null
  const why = ['local part and domain', `top-level domain .${last}`]
  if (text.slice(start, at) === 'git' && text[end] === ':')
    return { start, end, confidence: 0.2, why: [...why, 'against: address of a repository'] }
  if (reserved.has(last)) return { start, end, confidence: 0.4, why: [...why, 'against: reserved domain'] }
  return { start, end, confidence: 0.9, why }
}

const localSigns = new Set("!#$%&'*+-/=?^_`{|}~.".split('').map((sign) => sign.charCodeAt(0)))
const isLocal = (code: number): boolean =>
  isWord(code) || (localSigns.has(code) && code !== 0x2f && code !== 0x3d && code !== 0x27 && code !== 0x60)

/** The longest name of a host that stands here and ends in a top-level domain. */
function domainAt(text: string, start: number): string | null {
  let end = start
  while (
    end < text.length &&
    end - start < longestDomain &&
    (isWord(text.charCodeAt(end)) || text[end] === '-' || text[end] === '.')
  )
    end++
  const labels = text.slice(start, end).split('.')
  while (labels.length > 1 && !/^(?:\p{L}{2,24}|xn--[a-z\d-]{2,59})$/iu.test(labels.at(-1) ?? ''))
    labels.pop()
  const sound =
    labels.length > 1 &&
    labels.every(
      (label) =>
        label !== '' &&
        label.length <= 63 &&
        !label.startsWith('-') &&
        !label.endsWith('-') &&
        !label.includes('_'),
    )
  return sound ? labels.join('.') : null
}

/** Endings of files and members of code, which are no top-level domains. */
const neverTopLevel = new Set(
  'png jpg jpeg gif svg webp css js mjs cjs ts tsx jsx json xml html htm yml yaml txt pdf exe dll class java cpp log csv lock toml'.split(
    ' ',
  ),
)
/** RFC 2606 and RFC 6762. */
const reserved = new Set(['test', 'invalid', 'localhost', 'local', 'internal', 'localdomain'])
