import { isWord } from '../character.ts'
import { contextOf } from '../context.ts'
import { type EntityHit, type EntityText, mostOfOneKind } from '../entity.ts'

const form = /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(?:3[0-2]|[12]?\d))?(?!\w|\.\d)/y
const context = contextOf(
  'ip',
  'ips',
  'address',
  'addresses',
  'host',
  'server',
  'subnet',
  'gateway',
  'dns',
  'ping',
  'client',
  'adresse',
  'broadcast',
  'default',
  'network',
  'cidr',
)
const against = contextOf(
  'version',
  'v',
  'release',
  'build',
  'section',
  'chapter',
  'clause',
  'kapitel',
  'abschnitt',
  'firmware',
  'driver',
)

/** Dotted quads (RFC 791); less sure of private ones and of what may be the number of a version. */
export function ipv4Hits(text: EntityText): EntityHit[] {
  const hits: EntityHit[] = []
  if (text.text.length < 7) return hits
  for (const start of text.digitRuns()) {
    const before = text.text.charCodeAt(start - 1)
    if (isWord(before) || before === 0x2e) continue
    form.lastIndex = start
    const match = form.exec(text.text)
    if (match === null) continue
    const parts = match.slice(1, 5).map(Number)
    if (
      parts.some((part) => part > 255) ||
      match.slice(1, 5).some((part) => part.length > 1 && part.startsWith('0'))
    )
      continue
    const end = start + match[0].length
    hits.push({ start, end, ...judge(text, start, end, parts) })
    if (hits.length === mostOfOneKind) break
  }
  return hits
}

function judge(
  text: EntityText,
  start: number,
  end: number,
  parts: readonly number[],
): { confidence: number; why: readonly string[] } {
  const why = ['four parts up to 255', scopeOf(parts)]
  const word = context.near(text, start, end)
  if (word !== undefined)
    return { confidence: scopeOf(parts) === 'public' ? 0.9 : 0.6, why: [...why, `context: ${word}`] }
  const other = against.near(text, start, end)
  if (other !== undefined) return { confidence: 0.2, why: [...why, `against: ${other}`] }
  // Of code and of set-up guides, such addresses say nothing of anyone.
  if (scopeOf(parts) === 'loopback' || (scopeOf(parts) !== 'public' && text.text[start - 1] === '/')) {
    return { confidence: text.isNothingBut(start, end) ? 0.5 : 0.3, why }
  }
  if (scopeOf(parts) !== 'public') return { confidence: 0.5, why }
  return { confidence: parts.every((part) => part < 20) ? 0.4 : 0.75, why }
}

/** RFC 6890. */
function scopeOf([first = 0, second = 0]: readonly number[]): string {
  if (first === 127) return 'loopback'
  const isPrivate =
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second < 128)
  if (isPrivate) return 'private'
  return first === 0 || first >= 224 || (first === 169 && second === 254) ? 'reserved' : 'public'
}
