import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Identity number of foreigners: X, Y or Z stands for 0, 1, 2, then as the NIF (Orden INT/2058/2008). */
export const esNie = coded({
  type: 'es-nie',
  shapes: ['A9999999A', 'A99999999A'],
  accepts(value, { written }) {
    const first = 'XYZ'.indexOf(value[0] ?? '')
    if (first < 0 || !/^[A-Za-z][- ]?[\d.]+[- ]?[A-Za-z]$/.test(written)) return null
    return letters[Number(first + value.slice(1, -1)) % 23] === value.slice(-1) ? ['letter by mod 23'] : null
  },
  context: contextOf('nie', 'extranjero*', 'identificacion de extranjero', 'residencia', 'identidad'),
  confidence: { alone: 0.75, bare: 0.85, named: 0.98 },
})

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'
