import { contextOf } from '../context.ts'
import type { EntityDetector, EntityHit } from '../entity.ts'

/** A date that a text calls someone's birth. */
export const dateOfBirth: EntityDetector = {
  type: 'date-of-birth',
  trigger: {
    digits: 3,
    literals: [
      'birth',
      'born',
      'dob',
      'd.o.b',
      'geburt',
      'geboren',
      'geb.',
      'naissance',
      'né le',
      'née le',
      'nacimiento',
      'nacid',
      'nascita',
      'nato',
      'nata',
      'nascimento',
      'nascid',
      'urodz',
      'född',
      'födelse',
      'doğum',
      'dogum',
      'geboorte',
      'syntym',
      'født',
      'fødsel',
      '생년월일',
      'วันเกิด',
      '出生',
      '生年月日',
      'рожд',
    ],
  },
  find(text) {
    const hits: EntityHit[] = []
    for (const { start, end, year } of text.dates()) {
      if (year === null || year > 2035 || year < 1890) continue
      const word = context.near(text, start, end)
      if (word !== undefined) hits.push({ start, end, confidence: 0.85, why: ['a date', `context: ${word}`] })
    }
    return hits
  },
}

const context = contextOf(
  'birth',
  'birthdate',
  'birthday',
  'born',
  'dob',
  'd o b',
  'geburtsdatum',
  'geburtstag',
  'geboren',
  'geb',
  'naissance',
  'ne le',
  'nee le',
  'nacimiento',
  'nacido',
  'nacida',
  'nascita',
  'nato',
  'nata',
  'nascimento',
  'nascido',
  'nascida',
  'urodzenia',
  'urodzony',
  'urodzona',
  'ur',
  'fodd',
  'fodelsedatum',
  'fodelsedag',
  'dogum',
  'dogum tarihi',
  'geboortedatum',
  'syntymaaika',
  'fodt',
  'fodselsdato',
  '생년월일',
  'วันเกิด',
  '出生',
  '生年月日',
  'рождения',
  'родился',
  'родилась',
)
