import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/** Countries whose national numbers are tried, those that begin with 0 and those that do not; most people first. */
const withTrunk: readonly CountryCode[] = [
  'GB',
  'DE',
  'FR',
  'TR',
  'IT',
  'PH',
  'AU',
  'NL',
  'SE',
  'CH',
  'BE',
  'AT',
  'ZA',
  'JP',
  'KR',
  'IN',
  'BR',
  'FI',
  'IL',
  'TH',
  'NG',
  'NZ',
  'IE',
  'RO',
]
const withoutTrunk: readonly CountryCode[] = [
  'US',
  'ES',
  'PL',
  'IT',
  'PT',
  'BR',
  'MX',
  'IN',
  'CN',
  'DK',
  'NO',
  'CZ',
  'GR',
  'SG',
  'HK',
]

/** Whether a number with its country code is one that can be called. */
export function isInternational(written: string): boolean {
  return parsePhoneNumberFromString(written)?.isValid() ?? false
}

/** Countries that know numbers of many lengths: nearly every row of digits that begins with 0 is one there. */
const loose: ReadonlySet<CountryCode> = new Set(['DE', 'AT', 'IT', 'FI', 'SE', 'JP', 'BR'])

/** The first country in which a number can be called as it is written, or null. `strict` leaves out those that know no fixed length. */
export function regionOf(digits: string, strict = false): CountryCode | null {
  const regions = digits.startsWith('0') ? withTrunk : withoutTrunk
  for (const region of regions) {
    if (strict && loose.has(region)) continue
    const parsed = parsePhoneNumberFromString(digits, region)
    if (parsed?.country === region && parsed.isValid()) return region
  }
  return null
}
