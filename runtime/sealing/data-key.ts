import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes of a data key and of ENCRYPTION_KEY: AES-256. */
export const keyLength = 32
const nonceLength = 12
const tagLength = 16
const version = 1
const wrappedLength = 1 + nonceLength + keyLength + tagLength

/** The day, in UTC, whose data key seals what arrived at this time. @param receivedAt ms since 1970 */
export function dayOf(receivedAt: number): string {
  const number = Math.floor(receivedAt / dayMs)
  if (number !== lastDay.number)
    lastDay = { number, name: new Date(number * dayMs).toISOString().slice(0, 10) }
  return lastDay.name
}

const dayMs = 86_400_000
/** Records of one day come together. */
let lastDay = { number: 0, name: '1970-01-01' }

/** A data key does not open with this ENCRYPTION_KEY. */
export class WrongEncryptionKey extends Error {
  override readonly name = 'WrongEncryptionKey'

  constructor(day: string) {
    super(
      `the data key of ${day} cannot be unwrapped; start with the ENCRYPTION_KEY that it was wrapped with`,
    )
  }
}

/** The bytes of a wrapped data key are not what this release writes; no ENCRYPTION_KEY opens it. */
export class DataKeyBroken extends Error {
  override readonly name = 'DataKeyBroken'

  constructor(day: string, wrapped: Buffer) {
    super(
      `the data key of ${day} is broken: ${wrapped.length} bytes of version ${wrapped[0]}, not ${wrappedLength} of version ${version}`,
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

/** The data key itself. @throws WrongEncryptionKey, DataKeyBroken */
export function unwrapKey(day: string, wrapped: Buffer, encryptionKey: Buffer): Buffer {
  if (wrapped.length !== wrappedLength || wrapped[0] !== version) throw new DataKeyBroken(day, wrapped)
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
