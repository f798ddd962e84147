import type { EntityDetector, EntityHit } from '../entity.ts'

/** Address of a network interface (IEEE 802): six pairs of hexadecimal digits, or three groups of four. */
export const macAddress: EntityDetector = {
  type: 'mac-address',
  // A pair between separators stands in every such address; one in groups of four is found where the text names it.
  trigger: {
    literals: [
      ...pairs().flatMap((pair) => [`:${pair}:`, `-${pair}-`]),
      ...['mac', 'arp', 'ether'].flatMap((word) => [...' :=-_)'].map((sign) => word + sign)),
      'macaddr',
      'hardware addr',
      'ethernet',
      'bssid',
    ],
  },
  find(text) {
    const hits: EntityHit[] = []
    for (const match of text.text.matchAll(form)) {
      const compact = match[0].replaceAll(/[:.-]/g, '').toLowerCase()
      if (compact === '000000000000' || compact === 'ffffffffffff') continue
      hits.push({
        start: match.index,
        end: match.index + match[0].length,
        confidence: 0.8,
        why: ['twelve hexadecimal digits in groups'],
      })
    }
    return hits
  },
}

const form =
  /(?<![\w:.-])(?:[\dA-F]{2}([:-])(?:[\dA-F]{2}\1){4}[\dA-F]{2}|[\dA-F]{4}\.[\dA-F]{4}\.[\dA-F]{4})(?![\w:-])/gi

function pairs(): readonly string[] {
  return Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
}
