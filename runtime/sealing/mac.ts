import { hash } from 'node:crypto'

const blockLength = 64
const digestLength = 32

/**
 * HMAC-SHA-256 (RFC 2104) of a message that stands in the caller's own buffer behind room for one block. Two one-shot hashes, because Node's
 * Hmac object costs twice as much for a text of usual length.
 */
export interface Mac {
  /** Bytes to leave free before the message. */
  readonly room: number
  /** The MAC of what stands in [room, end); what stood in the room is overwritten. 32 bytes, good until the next call. */
  of(buffer: Buffer, end: number): Buffer
}

/** @param key at most 64 bytes */
export function macWith(key: Buffer): Mac {
  const inner = Buffer.alloc(blockLength)
  const outer = Buffer.alloc(blockLength + digestLength)
  key.copy(inner)
  key.copy(outer)
  for (let at = 0; at < blockLength; at++) {
    inner[at] = (inner[at] ?? 0) ^ 0x36
    outer[at] = (outer[at] ?? 0) ^ 0x5c
  }
  const digest = Buffer.alloc(digestLength)
  return {
    room: blockLength,
    of(buffer, end) {
      buffer.set(inner)
      // As text of one byte a character: a Buffer for each digest costs more than the hash.
      outer.write(hash('sha256', buffer.subarray(0, end), 'binary'), blockLength, 'latin1')
      digest.write(hash('sha256', outer, 'binary'), 'latin1')
      return digest
    },
  }
}
