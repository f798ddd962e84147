import { createDecipheriv } from 'node:crypto'
import type { DayKeys } from './day-keys.ts'
import {
  headLength,
  nameOf,
  nonceLength,
  SealBroken,
  type SealedTexts,
  type TextField,
  type Texts,
  tagLength,
  textFields,
  version,
} from './form.ts'

/** The texts of a request, sealed by any version. @throws SealBroken */
export function open(keys: DayKeys, requestId: string, sealed: SealedTexts): Texts {
  const [written] = sealed.prompt
  if (written === 1) return openFirst(keys, requestId, sealed)
  if (written !== version)
    throw new SealBroken(
      `request ${requestId}: version ${written} of the seal is not one that this release opens`,
    )
  const parts = textFields.map((field) => (field === 'prompt' ? sealed.prompt : sealed[field]))
  if (sealed.prompt.length < headLength || parts.some((part) => part !== null && part[0] !== version))
    throw broken(requestId)
  const bodies = parts.map((part, at) => part?.subarray(at === 0 ? headLength : 1) ?? null)
  const decipher = createDecipheriv('aes-256-gcm', keys.sealing, sealed.prompt.subarray(1, 1 + nonceLength))
    .setAAD(
      Buffer.from(
        nameOf(
          requestId,
          bodies.map((body) => body?.length ?? null),
        ),
      ),
    )
    .setAuthTag(sealed.prompt.subarray(1 + nonceLength, headLength))
  const texts = bodies.map((body) => body && decipher.update(body))
  try {
    decipher.final()
  } catch {
    throw broken(requestId)
  }
  const [prompt, response = null, headers = null, metadata = null] = texts.map(
    (text) => text?.toString() ?? null,
  )
  return { prompt: prompt ?? '', response, headers, metadata }
}

/** @throws SealBroken */
function openFirst(keys: DayKeys, requestId: string, sealed: SealedTexts): Texts {
  const opened = (field: TextField, bytes: Buffer | null): string | null =>
    bytes && openOne(keys, requestId, field, bytes)
  return {
    prompt: openOne(keys, requestId, 'prompt', sealed.prompt),
    response: opened('response', sealed.response),
    headers: opened('headers', sealed.headers),
    metadata: opened('metadata', sealed.metadata),
  }
}

function openOne(keys: DayKeys, requestId: string, field: TextField, sealed: Buffer): string {
  if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== 1) throw broken(requestId)
  const decipher = createDecipheriv('aes-256-gcm', keys.sealing1, sealed.subarray(1, 1 + nonceLength))
    .setAAD(Buffer.from(`${requestId}|${field}`))
    .setAuthTag(sealed.subarray(-tagLength))
  try {
    const plain = decipher.update(sealed.subarray(1 + nonceLength, -tagLength))
    decipher.final()
    return plain.toString()
  } catch {
    throw broken(requestId)
  }
}

const broken = (requestId: string): SealBroken =>
  new SealBroken(
    `request ${requestId}: the seal is broken; the bytes were changed, cut, belong elsewhere, or the data key of that day was forgotten and made anew`,
  )
