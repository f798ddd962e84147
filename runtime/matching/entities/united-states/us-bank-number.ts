import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Account number at a bank: no check digit, so only what a text calls an account. */
export const usBankNumber = coded({
  type: 'us-bank-number',
  shapes: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((length) => '9'.repeat(length)),
  accepts: (digits, { written }) => (digits === written && !isRepeated(digits) ? ['8 to 17 digits'] : null),
  context: contextOf(
    'bank account',
    'account number',
    'account no',
    'account',
    'acct',
    'checking',
    'savings account',
    'bank acct',
    'kontonummer',
    'bankkonto',
    'numero de compte',
    'compte bancaire',
    'numero de cuenta',
    'cuenta bancaria',
    'conto corrente',
    'conta bancaria',
    'conta corrente',
  ),
  confidence: { alone: 0.05, bare: 0.1, named: 0.6 },
  literals: ['account', 'acct', 'checking', 'bank', 'konto', 'compte', 'cuenta', 'conto', 'conta '],
})
