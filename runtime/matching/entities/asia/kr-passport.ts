import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Korean passport number: M, S, R, O or D with digits, since 2021 a letter among them (Ministry of Foreign Affairs). */
export const krPassport = coded({
  type: 'kr-passport',
  shapes: ['A99999999', 'A999A9999'],
  accepts: (value, { written }) =>
    /^[MSROD]/.test(value) && value.length === written.length ? ['kind of passport'] : null,
  context: contextOf('passport*', '여권', '여권번호', 'travel document'),
  confidence: ({ value }) =>
    /[A-Z]\d{4}$/.test(value)
      ? { alone: 0.3, bare: 0.6, named: 0.9 }
      : { alone: 0.15, bare: 0.5, named: 0.85 },
})
