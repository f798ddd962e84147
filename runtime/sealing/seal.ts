import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Request, Source } from '@flagwise/schemas'
import { derive } from './data-key.ts'

const nonceLength = 12
const tagLength = 16
const headLength = 1 + nonceLength
const version = 1

const fields = ['prompt', 'response', 'headers', 'metadata'] as const
type Field = (typeof fields)[number]

/** The texts of one request; null where it has none. */
export interface Texts extends Readonly<Record<Field, string | null>> {
  readonly prompt: string
}

export type SealedTexts = Pick<Request, Field>

/** What a sealed text belongs to; opening it elsewhere fails. */
export interface SealedField {
  readonly requestId: string
  readonly field: Field
}

/** A sealed text was changed, cut, or belongs to another request, field or data key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** A data key, ready for use. Key objects: the cipher takes raw bytes at thirteen times the cost. */
export interface DataKeyInUse {
  readonly sealing: KeyObject
  readonly nonces: KeyObject
}

/** The two keys of a day: one seals, one derives nonces. */
export const keyInUse = (dataKey: Buffer): DataKeyInUse => ({
  sealing: createSecretKey(derive(dataKey, 'flagwise sealing 1')),
  nonces: createSecretKey(derive(dataKey, 'flagwise nonces 1')),
})

const authenticated = ({ requestId, field }: SealedField): Buffer => Buffer.from(`${requestId}|${field}`)

/** Room for the texts of a usual request, used again for the next one. */
const workspace = Buffer.allocUnsafeSlow(256 * 1024)

/** The texts of a request as UTF-8, one after the other. */
interface Plain {
  readonly all: Buffer
  readonly parts: Readonly<Record<Exclude<Field, 'prompt'>, Buffer | null>> & { readonly prompt: Buffer }
}

/** Good until the next request. */
function plainOf(texts: Texts): Plain {
  const most = fields.reduce((sum, field) => sum + 3 * (texts[field]?.length ?? 0), 0)
  const room = most <= workspace.length ? workspace : Buffer.allocUnsafe(most)
  let end = 0
  const written = (text: string): Buffer => {
    const start = end
    end += room.write(text, start)
    return room.subarray(start, end)
  }
  const { prompt, response, headers, metadata } = texts
  const parts = {
    prompt: written(prompt),
    response: response === null ? null : written(response),
    headers: headers === null ? null : written(headers),
    metadata: metadata === null ? null : written(metadata),
  }
  return { all: room.subarray(0, end), parts }
}

/**
 * Seals each text with AES-256-GCM: `version | nonce | ciphertext | tag`. The nonces are derived from the coordinates and all texts
 * of the request, so that a replay gives the same bytes and two texts never share one, not even when a topic is made anew
 * (docs/decisions/0003).
 */
export function seal(key: DataKeyInUse, requestId: string, source: Source, texts: Texts): SealedTexts {
  const plain = plainOf(texts)
  const nonce = nonceOf(key, requestId, source, plain)
  const { prompt, response, headers, metadata } = plain.parts
  const sealed = (field: Field, text: Buffer): Buffer => sealOne(key, { requestId, field }, nonce, text)
  return {
    prompt: sealed('prompt', prompt),
    response: response && sealed('response', response),
    headers: headers && sealed('headers', headers),
    metadata: metadata && sealed('metadata', metadata),
  }
}

/** Lengths stand before the texts: what is moved from one field to the next gives another nonce. */
function nonceOf(key: DataKeyInUse, requestId: string, source: Source, { all, parts }: Plain): Buffer {
  const lengths = fields.map((field) => parts[field]?.length ?? '').join('|')
  return createHmac('sha256', key.nonces)
    .update(`${source.topic}|${source.partition}|${source.offset}|${requestId}|${lengths}|`)
    .update(all)
    .digest()
    .subarray(0, nonceLength)
}

/** The nonces of the fields of one request differ in the last byte. */
function sealOne(key: DataKeyInUse, of: SealedField, ofRequest: Buffer, plain: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(headLength + plain.length + tagLength)
  sealed[0] = version
  ofRequest.copy(sealed, 1)
  sealed[headLength - 1] = (sealed[headLength - 1] ?? 0) ^ fields.indexOf(of.field)
  const nonce = sealed.subarray(1, headLength)
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce).setAAD(authenticated(of))
  cipher.update(plain).copy(sealed, headLength)
  cipher.final()
  cipher.getAuthTag().copy(sealed, headLength + plain.length)
  return sealed
}

/** The text of a sealed value. @throws SealBroken */
export function open(key: DataKeyInUse, of: SealedField, sealed: Buffer): string {
  const what = `${of.field} of request ${of.requestId}`
  if (sealed.length < headLength + tagLength)
    throw new SealBroken(`${what}: ${sealed.length} bytes, too short for a sealed text`)
  if (sealed[0] !== version)
    throw new SealBroken(`${what}: version ${sealed[0]} of the seal is not one that this release opens`)
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, sealed.subarray(1, headLength))
    .setAAD(authenticated(of))
    .setAuthTag(sealed.subarray(-tagLength))
  try {
    const plain = decipher.update(sealed.subarray(headLength, -tagLength))
    decipher.final()
    return plain.toString()
  } catch {
    throw new SealBroken(
      `${what}: the seal is broken; the bytes were changed, belong elsewhere, or the data key of that day was forgotten and made anew`,
    )
  }
}
