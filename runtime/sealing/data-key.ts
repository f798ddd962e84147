import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes of a data key and of ENCRYPTION_KEY: AES-256. */
export const keyLength = 32
const nonceLength = 12
const tagLength = 16
const version = 1

/** The day, in UTC, whose data key seals what arrived at this time. @param receivedAt ms since 1970 */
export const dayOf = (receivedAt: number): string => new Date(receivedAt).toISOString().slice(0, 10)

/** A data key cannot be unwrapped: ENCRYPTION_KEY is not the one that it was wrapped with, or its bytes are damaged. */
export class WrongEncryptionKey extends Error {
  override readonly name = 'WrongEncryptionKey'

  constructor(day: string) {
    super(
      `the data key of ${day} cannot be unwrapped; ENCRYPTION_KEY is not the one that it was wrapped with`,
    )
  }
}

const wrappingKeyOf = (encryptionKey: Buffer): Buffer => derive(encryptionKey, 'flagwise data key wrapping 1')

/** A key for one purpose (HKDF-SHA-256, RFC 5869). */
export const derive = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, keyLength))

/** A new data key, wrapped: `version | nonce | ciphertext | tag`, with the day authenticated. */
export function createWrappedKey(day: string, encryptionKey: Buffer): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', wrappingKeyOf(encryptionKey), nonce).setAAD(Buffer.from(day))
  const ciphertext = Buffer.concat([cipher.update(randomBytes(keyLength)), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, ciphertext, cipher.getAuthTag()])
}

/** The data key itself. @throws WrongEncryptionKey */
export function unwrapKey(day: string, wrapped: Buffer, encryptionKey: Buffer): Buffer {
  if (wrapped.length !== 1 + nonceLength + keyLength + tagLength || wrapped[0] !== version)
    throw new WrongEncryptionKey(day)
  const nonce = wrapped.subarray(1, 1 + nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', wrappingKeyOf(encryptionKey), nonce)
    .setAAD(Buffer.from(day))
    .setAuthTag(wrapped.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(1 + nonceLength, -tagLength)), decipher.final()])
  } catch {
    throw new WrongEncryptionKey(day)
  }
}
