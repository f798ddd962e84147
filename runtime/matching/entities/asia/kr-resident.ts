import { isRepeated, weightedSum } from '../check-digits.ts'
import type { Confidence } from '../coded.ts'
import { isDay, numberAt } from '../dates.ts'

/** Form and check of the numbers of residents of Korea: date of birth, sex and century, check digit (Resident Registration Act). */
export const residentShapes = ['9999999999999']

/** The checks that a number passes whose seventh digit is one of those given; null when it is none. */
export function residentChecks(digits: string, written: string, seventh: RegExp): readonly string[] | null {
  if (!/^\d{6}-?\d{7}$/.test(written) || !seventh.test(digits[6] ?? '') || isRepeated(digits)) return null
  return isDay(numberAt(digits, 4, 6), numberAt(digits, 2, 4))
    ? ['date of birth', 'digit of sex and century']
    : null
}

/** Whether the check digit holds; numbers given since October 2020 have none. */
export function residentCheckDigit(digits: string, base: number): boolean {
  const sum = weightedSum(digits.slice(0, 12), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
  return (base - (sum % 11)) % 10 === Number(digits[12])
}

export function residentConfidence(sound: boolean, written: string): Confidence {
  if (sound) return { alone: written.includes('-') ? 0.9 : 0.7, bare: 0.9, named: 0.98 }
  return written.includes('-')
    ? { alone: 0.55, bare: 0.7, named: 0.95 }
    : { alone: 0.15, bare: 0.5, named: 0.85 }
}
