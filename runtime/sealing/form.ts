import type { Request } from '@flagwise/schemas'

/*
 * Version 2 of sealed texts, which is what this release writes: the texts of a request are sealed together, and each field keeps its part.
 *
 *     prompt                        version (1) | nonce (12) | tag (16) | ciphertext
 *     response, headers, metadata   version (1) | ciphertext
 *
 * AES-256-GCM over the texts as UTF-8, one after the other; authenticated with them: `request id|lengths of the texts in bytes`.
 *
 * Version 1 sealed each text by itself: version (1) | nonce (12) | ciphertext | tag (16), with `request id|field` authenticated.
 */

export const textFields = ['prompt', 'response', 'headers', 'metadata'] as const
export type TextField = (typeof textFields)[number]

/** The texts of one request; null where it has none. */
export interface Texts extends Readonly<Record<TextField, string | null>> {
  readonly prompt: string
}

export type SealedTexts = Pick<Request, TextField>

/** Sealed texts were changed, cut, or belong to another request or data key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

export const version = 2
export const nonceLength = 12
export const tagLength = 16
/** What stands before the ciphertext of a prompt. */
export const headLength = 1 + nonceLength + tagLength

/** What is authenticated: whose texts they are, and how long each is, in bytes; of one that is not there, nothing. */
export const nameOf = (requestId: string, sizes: readonly (number | null)[]): string =>
  `${requestId}|${sizes.map((size) => size ?? '').join('|')}`
