import { createHash } from 'node:crypto'

/** Check digits, each by its published rule. Values are given as digits (and upper-case letters where said), without separators. */

const digitAt = (value: string, at: number): number => value.charCodeAt(at) - 48

/** Sum of digits, each times its weight; weights start again when they end. */
export function weightedSum(value: string, weights: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < value.length; at++) sum += digitAt(value, at) * (weights[at % weights.length] ?? 0)
  return sum
}

/** ISO/IEC 7812-1, annex B. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = digitAt(digits, at)
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

/** ISO/IEC 7064 mod 97-10 over digits and letters (A is 10): the remainder. */
export function mod97(value: string): number {
  let remainder = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    remainder = code >= 65 ? (remainder * 100 + code - 55) % 97 : (remainder * 10 + code - 48) % 97
  }
  return remainder
}

/** ISO/IEC 7064 mod 11,10, as in the German tax id. The last digit checks the others. */
export function mod11And10(digits: string): boolean {
  let product = 10
  for (let at = 0; at < digits.length - 1; at++) {
    const sum = (digitAt(digits, at) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1)
}

/** ISO/IEC 7064 mod 11-2, as in the Chinese resident id: the last character is a digit or X. */
export function mod11And2(value: string): boolean {
  let product = 0
  for (let at = 0; at < value.length - 1; at++) product = ((product + digitAt(value, at)) * 2) % 11
  const check = (12 - product) % 11
  return value[value.length - 1] === (check === 10 ? 'X' : String(check))
}

/** Remainder by 11 of the weighted sum of the first digits, one for each weight. */
export function mod11(digits: string, weights: readonly number[]): number {
  return weightedSum(digits.slice(0, weights.length), weights) % 11
}

const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Verhoeff's rule over the dihedral group D5; the last digit checks the others. */
export function verhoeff(digits: string): boolean {
  let check = 0
  for (let at = 0; at < digits.length; at++) {
    const moved = digitAt(permutation[at % 8] ?? '', digitAt(digits, digits.length - 1 - at))
    check = digitAt(dihedral[check] ?? '', moved)
  }
  return check === 0
}

/** ICAO Doc 9303 part 3: weights 7, 3, 1, letters from A = 10. */
export function icaoCheckDigit(value: string): number {
  let sum = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    sum += (code >= 65 ? code - 55 : code - 48) * ([7, 3, 1][at % 3] ?? 0)
  }
  return sum % 10
}

/** All digits alike. */
export const isRepeated = (digits: string): boolean => digits === (digits[0] ?? '').repeat(digits.length)

/** 0123456789 and the like, up or down. */
export const isSequence = (digits: string): boolean =>
  '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits)

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Base58Check as Bitcoin defines it: the version byte of a value whose last four bytes are the checksum, or null. */
export function base58check(value: string): number | null {
  let number = 0n
  for (const character of value) {
    const digit = base58.indexOf(character)
    if (digit < 0) return null
    number = number * 58n + BigInt(digit)
  }
  const bytes = Buffer.alloc(25)
  for (let at = 24; at >= 0; at--, number >>= 8n) bytes[at] = Number(number & 255n)
  if (number !== 0n) return null
  return sha256(sha256(bytes.subarray(0, 21)))
    .subarray(0, 4)
    .equals(bytes.subarray(21))
    ? (bytes[0] ?? null)
    : null
}

const bech32Letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** BIP 173 and BIP 350: which of the two checksums a value in lower case has, or null. */
export function bech32(value: string): 'bech32' | 'bech32m' | null {
  const split = value.lastIndexOf('1')
  if (split < 1 || value.length - split < 7) return null
  const prefix = Array.from(value.slice(0, split), (letter) => letter.charCodeAt(0))
  const data = Array.from(value.slice(split + 1), (letter) => bech32Letters.indexOf(letter))
  if (data.includes(-1)) return null
  let sum = 1
  for (const digit of [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data]) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ digit
    generators.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator
    })
  }
  return sum === 1 ? 'bech32' : sum === 0x2bc830a3 ? 'bech32m' : null
}
