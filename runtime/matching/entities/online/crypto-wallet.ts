import { base58check, bech32 } from '../check-digits.ts'
import type { EntityDetector, EntityHit } from '../entity.ts'
import { keccak256 } from './keccak.ts'

/** Address of a wallet, by its checksum: Base58Check, Bech32(m), or EIP-55. */
export const cryptoWallet: EntityDetector = {
  type: 'crypto-wallet',
  trigger: { digits: 3 },
  mayFind: (text) => lengths.some((length) => text.wordLengths().has(length)),
  find(text) {
    const hits: EntityHit[] = []
    let looked = 0
    for (const length of lengths) {
      for (const { start, end, written } of text.words(length)) {
        const found = judge(written, looked++ < mostChecks)
        if (found !== null) hits.push({ start, end, ...found })
      }
    }
    return hits
  },
}

/** 26 to 35 in base 58; 42 with 0x and for witness keys; up to 63 for scripts and Taproot. */
const lengths = [26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 42, 43, 44, 62, 63, 64]

/** Coins by the version byte of Base58Check and the letter it makes the address begin with. */
const versions: ReadonlyMap<string, string> = new Map([
  ['1/0', 'Bitcoin'],
  ['3/5', 'Bitcoin'],
  ['L/48', 'Litecoin'],
  ['M/50', 'Litecoin'],
  ['D/30', 'Dogecoin'],
  ['A/22', 'Dogecoin'],
  ['9/22', 'Dogecoin'],
  ['X/76', 'Dash'],
  ['T/65', 'Tron'],
  ['m/111', 'Bitcoin test net'],
  ['n/111', 'Bitcoin test net'],
  ['2/196', 'Bitcoin test net'],
])

/** Checksums of Ethereum take microseconds: of a list of addresses, the first ones are worked out. */
const mostChecks = 500

function judge(written: string, mayCheck: boolean): { confidence: number; why: readonly string[] } | null {
  if (/^0x[\da-f]{40}$/i.test(written)) return ethereum(written.slice(2), mayCheck)
  if (written.length < 36) {
    if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(written) || !/^[123LMDA9XTmn]/.test(written)) return null
    const coin = versions.get(`${written[0]}/${base58check(written)}`)
    return coin === undefined
      ? null
      : { confidence: 0.98, why: [`address of ${coin}`, 'Base58Check checksum'] }
  }
  const lower = written.toLowerCase()
  if (
    !/^(?:bc|tb|ltc)1[02-9ac-hj-np-z]+$/.test(lower) ||
    (written !== lower && written !== written.toUpperCase())
  )
    return null
  const checksum = bech32(lower)
  return checksum === null
    ? null
    : {
        confidence: 0.98,
        why: [`address of ${lower.startsWith('ltc') ? 'Litecoin' : 'Bitcoin'}`, `${checksum} checksum`],
      }
}

/** Mixed case carries a checksum; one case carries none. All zeros and the like are no one's. */
function ethereum(hex: string, mayCheck: boolean): { confidence: number; why: readonly string[] } | null {
  const lower = hex.toLowerCase()
  if (new Set(lower).size < 6) return null
  if (hex === lower || hex === hex.toUpperCase() || !mayCheck)
    return { confidence: 0.7, why: ['0x and forty hexadecimal digits'] }
  const hash = keccak256(lower)
  for (let at = 0; at < 40; at++) {
    const letter = hex[at] ?? ''
    if (/[a-f]/i.test(letter) && Number.parseInt(hash[at] ?? '0', 16) >= 8 !== letter < 'a') return null
  }
  return { confidence: 0.98, why: ['0x and forty hexadecimal digits', 'EIP-55 checksum'] }
}
