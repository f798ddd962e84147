import { isRepeated, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Individual number of Japan: twelve digits, mod 11 (Ministry of Internal Affairs, ordinance 85 of 2014). */
export const jpMyNumber = coded({
  type: 'jp-my-number',
  shapes: ['999999999999'],
  accepts(digits) {
    if (isRepeated(digits)) return null
    const rest = mod11(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    return (rest <= 1 ? 0 : 11 - rest) === Number(digits[11]) ? ['mod 11 check digit'] : null
  },
  context: contextOf('マイナンバー', '個人番号', 'my number', 'individual number', 'mynumber'),
  confidence: ({ written }) =>
    written.length === 14
      ? { alone: 0.35, bare: 0.55, named: 0.97 }
      : { alone: 0.15, bare: 0.5, named: 0.97 },
})
