import type { EntityDetector } from '../entity.ts'
import { ipv4Hits } from './ipv4.ts'
import { ipv6Hits } from './ipv6.ts'

/** Internet address, version 4 or 6, with a prefix length or a zone where one stands. */
export const ipAddress: EntityDetector = {
  type: 'ip-address',
  // What follows the sign, so that the ends of sentences are none.
  trigger: {
    digits: 1,
    literals: [
      '::',
      ...[...'0123456789'].map((digit) => `.${digit}`),
      ...[...'0123456789abcdef'].map((digit) => `:${digit}`),
    ],
  },
  find(text) {
    const six = ipv6Hits(text)
    const four = ipv4Hits(text).filter(
      (hit) => !six.some((other) => hit.start < other.end && other.start < hit.end),
    )
    return six.length === 0 ? four : [...six, ...four]
  },
}
