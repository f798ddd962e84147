import { contextOf } from '../context.ts'
import type { EntityDetector, EntityHit } from '../entity.ts'

/** Dates of a person's life other than birth: HIPAA Safe Harbor counts admission, discharge and death among identifiers (45 CFR 164.514(b)). */
export const dateTime: EntityDetector = {
  type: 'date-time',
  trigger: { digits: 3 },
  mayFind: (text) => text.dates().length > 0,
  find(text) {
    const hits: EntityHit[] = []
    for (const { start, end } of text.dates()) {
      if (text.isNothingBut(start, end)) {
        hits.push({ start, end, confidence: 0.5, why: ['a date', 'the text is nothing else'] })
        continue
      }
      const word = context.near(text, start, end)
      if (word !== undefined) hits.push({ start, end, confidence: 0.6, why: ['a date', `context: ${word}`] })
    }
    return hits
  },
}

const context = contextOf(
  'today is',
  'today',
  'admitted',
  'admission',
  'discharge',
  'discharged',
  'appointment',
  'surgery',
  'deceased',
  'died',
  'date of death',
  'wedding',
  'anniversary',
  'birthday',
  'hospitalized',
  'heute ist',
  'aufnahme am',
  'entlassung',
  'gestorben',
  'verstorben',
  'aujourd hui',
  'deces',
  'hoy es',
  'fallecido',
  'oggi e',
  'ricovero',
  'hoje e',
)
