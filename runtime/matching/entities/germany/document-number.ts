import { icaoCheckDigit } from '../check-digits.ts'
import type { Confidence } from '../coded.ts'
import type { Candidate } from '../entity.ts'

/** Serial numbers of German identity documents use no vowels and nothing that looks like a digit (PAuswV, annex 1). */
const serial = /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}/

/** The checks that a document number passes: nine characters, or ten with the check digit of ICAO 9303. Null when it is none. */
export function documentNumberChecks(value: string): readonly string[] | null {
  if (!serial.test(value) || !/\d$/.test(value)) return null
  if (value.length === 10)
    return icaoCheckDigit(value.slice(0, 9)) === Number(value[9])
      ? ['characters of a serial number', 'ICAO 9303 check digit']
      : null
  return icaoCheckDigit(value.slice(0, 8)) === Number(value[8])
    ? ['characters of a serial number', 'ICAO 9303 check digit']
    : ['characters of a serial number']
}

/** Sure by itself only with a check digit. */
export const documentNumberConfidence = ({ value }: Candidate): Confidence =>
  value.length === 10 || icaoCheckDigit(value.slice(0, 8)) === Number(value[8])
    ? { alone: 0.45, bare: 0.6, named: 0.95 }
    : { alone: 0.05, bare: 0.2, named: 0.75 }
