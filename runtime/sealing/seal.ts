import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Source } from '@flagwise/schemas'
import { derive } from './data-key.ts'

const nonceLength = 12
const tagLength = 16
const version = 1

/** What a sealed text belongs to; opening it elsewhere fails. */
export interface SealedField {
  readonly requestId: string
  readonly field: 'prompt' | 'response' | 'headers' | 'metadata'
}

/** A sealed text was changed, cut, or belongs to another request, field or day. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** A data key, ready for use. */
export interface DataKeyInUse {
  readonly sealing: Buffer
  readonly nonces: Buffer
}

/** The two keys of a day: one seals, one derives nonces. */
export const keyInUse = (dataKey: Buffer): DataKeyInUse => ({
  sealing: derive(dataKey, 'flagwise sealing 1'),
  nonces: derive(dataKey, 'flagwise nonces 1'),
})

const authenticated = ({ requestId, field }: SealedField): Buffer => Buffer.from(`${requestId}|${field}`)

/**
 * Seals a text with AES-256-GCM: `version | nonce | ciphertext | tag`. The nonce is derived from coordinates, field and text, so
 * that a replay gives the same bytes and two texts never share one, not even when a topic is made anew (docs/decisions/0003).
 */
export function seal(key: DataKeyInUse, of: SealedField, source: Source, text: string): Buffer {
  const plain = Buffer.from(text, 'utf8')
  const nonce = createHmac('sha256', key.nonces)
    .update(`${source.topic}|${source.partition}|${source.offset}|${of.requestId}|${of.field}|`)
    .update(plain)
    .digest()
    .subarray(0, nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce).setAAD(authenticated(of))
  const sealed = Buffer.allocUnsafe(1 + nonceLength + plain.length + tagLength)
  sealed[0] = version
  nonce.copy(sealed, 1)
  cipher.update(plain).copy(sealed, 1 + nonceLength)
  cipher.final()
  cipher.getAuthTag().copy(sealed, 1 + nonceLength + plain.length)
  return sealed
}

/** The text of a sealed value. @throws SealBroken */
export function open(key: DataKeyInUse, of: SealedField, sealed: Buffer): string {
  if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== version)
    throw new SealBroken(`${of.field} of request ${of.requestId}: not a sealed value of version ${version}`)
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, sealed.subarray(1, 1 + nonceLength))
    .setAAD(authenticated(of))
    .setAuthTag(sealed.subarray(-tagLength))
  try {
    const plain = decipher.update(sealed.subarray(1 + nonceLength, -tagLength))
    decipher.final()
    return plain.toString('utf8')
  } catch {
    throw new SealBroken(`${of.field} of request ${of.requestId}: the seal is broken`)
  }
}
