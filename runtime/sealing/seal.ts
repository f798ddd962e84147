import { createCipheriv } from 'node:crypto'
import type { Source } from '@flagwise/schemas'
import type { DayKeys } from './day-keys.ts'
import { headLength, nameOf, nonceLength, type SealedTexts, type Texts, textFields, version } from './form.ts'

/** Bytes of what stands behind the texts, at most: three for each character, and four lengths and two coordinates. */
const longestContext = (requestId: string, { topic }: Source): number =>
  3 * (topic.length + requestId.length) + 128

/** Room for the texts of a usual request, used again for the next one. */
const workspace = Buffer.allocUnsafeSlow(256 * 1024)

/**
 * Seals the texts of a request with one AES-256-GCM (see form.ts): a call into OpenSSL costs more than its work on a text of usual length. The
 * nonce is derived from the coordinates and all texts, so that a replay gives the same bytes, and no two requests share one unless all
 * of it is the same, not even when a topic is made anew (docs/decisions/0003, 0008).
 */
export function seal(keys: DayKeys, requestId: string, source: Source, texts: Texts): SealedTexts {
  const { nonces } = keys
  let most = nonces.room + longestContext(requestId, source)
  for (const field of textFields) most += 3 * (texts[field]?.length ?? 0)
  const buffer = most <= workspace.length ? workspace : Buffer.allocUnsafe(most)
  // The texts as UTF-8, one after the other, and behind them what else the nonce is derived from.
  let end = nonces.room
  const written = (text: string | null): number | null => {
    if (text === null) return null
    const size = buffer.write(text, end)
    end += size
    return size
  }
  const ofPrompt = buffer.write(texts.prompt, end)
  end += ofPrompt
  const ofResponse = written(texts.response)
  const ofHeaders = written(texts.headers)
  const ofMetadata = written(texts.metadata)
  const plain = buffer.subarray(nonces.room, end)
  const name = nameOf(requestId, [ofPrompt, ofResponse, ofHeaders, ofMetadata])
  end += buffer.write(`|${source.topic}|${source.partition}|${source.offset}|${name}`, end)
  const nonce = nonces.of(buffer, end).subarray(0, nonceLength)

  const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonce).setAAD(Buffer.from(name))
  const ciphertext = cipher.update(plain)
  cipher.final()
  const prompt = Buffer.allocUnsafe(headLength + ofPrompt)
  prompt[0] = version
  prompt.set(nonce, 1)
  prompt.set(cipher.getAuthTag(), 1 + nonceLength)
  ciphertext.copy(prompt, headLength, 0, ofPrompt)
  let at = ofPrompt
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
