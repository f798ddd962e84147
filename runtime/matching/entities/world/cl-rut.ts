import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** RUT and RUN: mod 11, the check character may be K (Servicio de Impuestos Internos). */
export const clRut = coded({
  type: 'cl-rut',
  shapes: ['99999999', '999999999', '9999999A', '99999999A'],
  accepts(value, { written }) {
    if (!/^\d{1,2}\.?\d{3}\.?\d{3}-[\dKk]$/.test(written) && value !== written.toUpperCase()) return null
    const body = value.slice(0, -1)
    let sum = 0
    for (let at = 0; at < body.length; at++) sum += Number(body[body.length - 1 - at]) * ((at % 6) + 2)
    const check = 11 - (sum % 11)
    const sound = (check === 11 ? '0' : check === 10 ? 'K' : String(check)) === value.slice(-1)
    return sound && !isRepeated(body) && !/[A-JL-Z]$/.test(value) ? ['mod 11 check character'] : null
  },
  context: contextOf('rut', 'run', 'rol unico', 'cedula', 'chile*'),
  confidence: ({ written }) => {
    if (written.includes('.')) return { alone: 0.9, bare: 0.95, named: 0.98 }
    return written.includes('-')
      ? { alone: 0.5, bare: 0.7, named: 0.97 }
      : { alone: 0.05, bare: 0.2, named: 0.9 }
  },
})
