import { isRepeated, luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { brandOf } from './card-brands.ts'

/** Number of a payment card: range of a brand, its length, Luhn (ISO/IEC 7812-1). */
export const paymentCard = coded({
  type: 'payment-card',
  shapes: [12, 13, 14, 15, 16, 17, 18, 19].map((length) => '9'.repeat(length)),
  partial: true,
  accepts(digits, { written }) {
    if (!luhn(digits) || isRepeated(digits) || !groups.test(written)) return null
    const brand = brandOf(digits)
    if (brand !== null) return [`brand ${brand}`, 'Luhn check digit']
    // Cards of shops and of lesser schemes: only where the text calls it a card.
    return digits.length >= 14 && digits[0] !== '0' ? ['Luhn check digit'] : null
  },
  context: contextOf(
    'card',
    'cards',
    'credit',
    'debit',
    'visa',
    'mastercard',
    'amex',
    'american express',
    'maestro',
    'diners',
    'jcb',
    'discover',
    'cc',
    'pan',
    'cvv',
    'cvc',
    'expiry',
    'expires',
    'kreditkarte*',
    'karte',
    'kartennummer',
    'carte',
    'carte bancaire',
    'tarjeta*',
    'carta di credito',
    'carta',
    'cartao*',
    'karta',
    'kort',
    'kortnummer',
    'kart',
    'kredi karti',
    '카드',
    'บัตร',
  ),
  confidence({ value }) {
    if (brandOf(value) === null) return { alone: 0, bare: 0.2, named: 0.75 }
    if (value.length >= 14 && !/^(?:5[06-8]|6[37]|1)/.test(value))
      return { alone: 0.85, bare: 0.9, named: 0.99 }
    return value.length === 16
      ? { alone: 0.7, bare: 0.8, named: 0.98 }
      : { alone: 0.3, bare: 0.6, named: 0.95 }
  },
})

/** Unbroken, or in groups as cards print them. */
const groups =
  /^(?:\d+|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{4}([ -])\d{4}\3\d{4}\3\d{1,3}|\d{6}([ -])\d{10,13})$/
