import { hash } from 'node:crypto'
import { parse, validate } from 'uuid'
import type { Source } from './flag/flag.generated.ts'

/** Namespace of every id that FlagWise derives (RFC 9562, version 5). */
const namespace = parse('b1c7e0a4-6d0e-5f5c-9a53-3f7d2c6e8a10')

/**
 * UUIDv5 of the given names: the same names give the same id, on every machine and at every replay. Written out here because every
 * record without an id needs one: uuid's own takes four times as long.
 */
export function derivedId(...names: readonly string[]): string {
  const name = names.join('\u0000')
  const bytes = Buffer.allocUnsafe(namespace.length + Buffer.byteLength(name))
  bytes.set(namespace)
  bytes.write(name, namespace.length)
  const digest = hash('sha1', bytes, 'hex')
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}

/** UUIDv5 of a record's coordinates. */
export function idOfSource(kind: string, source: Source): string {
  return derivedId(kind, source.topic, String(source.partition), String(source.offset))
}

/** Whether the text is a UUID of any version. */
export const isUuid = (text: string): boolean => isUsualUuid(text) || validate(text)

/** The usual form: lower case, versions 1 to 8. Asked of every record, so it is looked at here; the library's expression takes five times as long. */
function isUsualUuid(text: string): boolean {
  if (text.length !== 36) return false
  for (let at = 0; at < 36; at++) {
    const code = text.charCodeAt(at)
    const isDigit = code >= 0x30 && code <= 0x39
    const isLetter = code >= 0x61 && code <= 0x66
    const isDash = at === 8 || at === 13 || at === 18 || at === 23
    if (isDash ? code !== 0x2d : !isDigit && !isLetter) return false
  }
  const version = text.charCodeAt(14)
  const variant = text.charAt(19)
  return (
    version >= 0x31 &&
    version <= 0x38 &&
    (variant === '8' || variant === '9' || variant === 'a' || variant === 'b')
  )
}
