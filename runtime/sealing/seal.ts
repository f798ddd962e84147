import { createCipheriv, createHmac } from 'node:crypto'
import type { Source } from '@flagwise/schemas'
import type { DayKeys } from './day-keys.ts'
import {
  headLength,
  lengthsOf,
  nonceLength,
  type SealedTexts,
  type Texts,
  textFields,
  version,
} from './form.ts'

/** Room for the texts of a usual request, used again for the next one. */
const workspace = Buffer.allocUnsafeSlow(256 * 1024)

/** The texts of a request as UTF-8, one after the other, and how long each is. Good until the next request. */
interface Plain {
  readonly all: Buffer
  readonly sizes: readonly (number | null)[]
}

function plainOf(texts: Texts): Plain {
  let most = 0
  for (const field of textFields) most += 3 * (texts[field]?.length ?? 0)
  const room = most <= workspace.length ? workspace : Buffer.allocUnsafe(most)
  const sizes: (number | null)[] = []
  let end = 0
  for (const field of textFields) {
    const text = texts[field]
    const size = text === null ? null : room.write(text, end)
    sizes.push(size)
    end += size ?? 0
  }
  return { all: room.subarray(0, end), sizes }
}

/**
 * Seals the texts of a request with one AES-256-GCM (see form.ts): a call into OpenSSL costs more than its work on a text of usual length. The
 * nonce is derived from the coordinates and all texts, so that a replay gives the same bytes, and no two requests share one unless all
 * of it is the same, not even when a topic is made anew (docs/decisions/0003, 0008).
 */
export function seal(keys: DayKeys, requestId: string, source: Source, texts: Texts): SealedTexts {
  const plain = plainOf(texts)
  const lengths = lengthsOf(plain.sizes)
  const nonce = createHmac('sha256', keys.nonces)
    .update(`${source.topic}|${source.partition}|${source.offset}|${requestId}|${lengths}|`)
    .update(plain.all)
    .digest()
    .subarray(0, nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonce).setAAD(
    Buffer.from(`${requestId}|${lengths}`),
  )
  const ciphertext = cipher.update(plain.all)
  cipher.final()
  const tag = cipher.getAuthTag()

  const [ofPrompt, ofResponse = null, ofHeaders = null, ofMetadata = null] = plain.sizes
  let at = ofPrompt ?? 0
  const prompt = Buffer.allocUnsafe(headLength + at)
  prompt[0] = version
  prompt.set(nonce, 1)
  prompt.set(tag, 1 + nonceLength)
  ciphertext.copy(prompt, headLength, 0, at)
  const part = (size: number | null): Buffer | null => {
    if (size === null) return null
    const sealed = Buffer.allocUnsafe(1 + size)
    sealed[0] = version
    ciphertext.copy(sealed, 1, at, at + size)
    at += size
    return sealed
  }
  return { prompt, response: part(ofResponse), headers: part(ofHeaders), metadata: part(ofMetadata) }
}
