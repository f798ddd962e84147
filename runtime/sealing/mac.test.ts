import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { macWith } from './mac.ts'

test('is the HMAC of Node', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.uint8Array({ maxLength: 300 }),
      (key, message) => {
        const mac = macWith(Buffer.from(key))
        const buffer = Buffer.alloc(mac.room + message.length + 7, 0xff)
        buffer.set(message, mac.room)
        const expected = createHmac('sha256', key).update(message).digest('hex')
        // Twice: nothing is left of the first.
        mac.of(buffer, mac.room + message.length)
        expect(mac.of(buffer, mac.room + message.length).toString('hex')).toBe(expected)
      },
    ),
  )
})
