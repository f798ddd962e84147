/** Ranges of issuer numbers by brand and the lengths they are issued in (ISO/IEC 7812; the brands' published BIN ranges). */
interface Brand {
  readonly name: string
  readonly lengths: readonly number[]
  /** First digits, from and to, both of one length. */
  readonly ranges: readonly (readonly [string, string])[]
}

const brands: readonly Brand[] = [
  { name: 'Visa', lengths: [13, 16, 19], ranges: [['4', '4']] },
  {
    name: 'Mastercard',
    lengths: [16],
    ranges: [
      ['51', '55'],
      ['2221', '2720'],
    ],
  },
  {
    name: 'American Express',
    lengths: [15],
    ranges: [
      ['34', '34'],
      ['37', '37'],
    ],
  },
  {
    name: 'Diners Club',
    lengths: [14, 16, 19],
    ranges: [
      ['300', '305'],
      ['3095', '3095'],
      ['36', '36'],
      ['38', '39'],
    ],
  },
  {
    name: 'Discover',
    lengths: [16, 19],
    ranges: [
      ['6011', '6011'],
      ['644', '649'],
      ['65', '65'],
    ],
  },
  { name: 'JCB', lengths: [16, 19], ranges: [['3528', '3589']] },
  {
    name: 'JCB',
    lengths: [15],
    ranges: [
      ['1800', '1800'],
      ['2131', '2131'],
    ],
  },
  {
    name: 'UnionPay',
    lengths: [16, 17, 18, 19],
    ranges: [
      ['62', '62'],
      ['81', '81'],
    ],
  },
  { name: 'Mir', lengths: [16, 17, 18, 19], ranges: [['2200', '2204']] },
  {
    name: 'RuPay',
    lengths: [16],
    ranges: [
      ['508', '508'],
      ['60', '60'],
      ['82', '82'],
      ['353', '353'],
      ['356', '356'],
    ],
  },
  {
    name: 'Elo',
    lengths: [16],
    ranges: [
      ['4011', '4011'],
      ['5067', '5067'],
      ['5090', '5090'],
      ['6277', '6277'],
      ['6362', '6363'],
    ],
  },
  { name: 'Troy', lengths: [16], ranges: [['9792', '9792']] },
  { name: 'UATP', lengths: [15], ranges: [['1', '1']] },
  {
    name: 'Maestro',
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
    ranges: [
      ['50', '50'],
      ['56', '58'],
      ['6304', '6304'],
      ['633110', '633349'],
      ['6334', '6334'],
      ['670', '679'],
    ],
  },
]

/** Name of the brand that issues such a number, or null. */
export function brandOf(digits: string): string | null {
  for (const { name, lengths, ranges } of brands) {
    if (!lengths.includes(digits.length)) continue
    for (const [from, to] of ranges) {
      const prefix = digits.slice(0, from.length)
      if (prefix >= from && prefix <= to) return name
    }
  }
  return null
}
