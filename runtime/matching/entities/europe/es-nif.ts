import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** DNI and NIF: digits and a letter by mod 23 (Real Decreto 1553/2005; Ministerio del Interior). */
export const esNif = coded({
  type: 'es-nif',
  shapes: ['99999999A', '9999999A'],
  accepts: (value, { written }) =>
    /^[\d.]+[- ]?[A-Za-z]$/.test(written) &&
    !isRepeated(value.slice(0, -1)) &&
    letters[Number(value.slice(0, -1)) % 23] === value.slice(-1)
      ? ['letter by mod 23']
      : null,
  context: contextOf(
    'dni',
    'nif',
    'documento nacional*',
    'documento de identidad',
    'identificacion fiscal',
    'identidad',
    'cif',
  ),
  confidence: ({ value }) =>
    value.length === 9 ? { alone: 0.6, bare: 0.75, named: 0.97 } : { alone: 0.3, bare: 0.5, named: 0.9 },
})

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'
