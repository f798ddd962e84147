import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** CURP: name, date of birth, sex, state, check digit (RENAPO, Instructivo normativo). */
export const mxCurp = coded({
  type: 'mx-curp',
  shapes: ['AAAA999999AAAAAA99', 'AAAA999999AAAAAAA9'],
  accepts(value) {
    if (
      !/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/.test(value) ||
      !isDay(numberAt(value, 8, 10), numberAt(value, 6, 8))
    )
      return null
    let sum = 0
    for (let at = 0; at < 17; at++) sum += characters.indexOf(value[at] ?? '') * (18 - at)
    return (10 - (sum % 10)) % 10 === Number(value[17]) ? ['date of birth and sex', 'check digit'] : null
  },
  context: contextOf('curp', 'clave unica', 'registro de poblacion'),
  confidence: { alone: 0.95, bare: 0.97, named: 0.99 },
})

const characters = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'
