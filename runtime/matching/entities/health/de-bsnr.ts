import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Number of a doctor's practice: begins with the key of a regional association (KBV, Arztnummern-Richtlinie, annex). */
export const deBsnr = coded({
  type: 'de-bsnr',
  shapes: ['999999999'],
  accepts: (digits, { written }) =>
    digits === written && !isRepeated(digits) && regions.has(digits.slice(0, 2))
      ? ['key of a regional association']
      : null,
  context: contextOf(
    'bsnr',
    'betriebsstatte*',
    'betriebsstattennummer',
    'praxis*',
    'arztpraxis',
    'vertragsarztpraxis',
    'kassenarztliche vereinigung',
    'kv nummer',
    'behandlungsort',
    'nebenbetriebsstatte',
  ),
  confidence: { alone: 0.1, bare: 0.5, named: 0.85 },
})

const regions = new Set('01 02 03 17 20 35 38 46 51 52 71 72 73 74 78 83 88 93 98 99'.split(' '))
