import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Postcode: area that exists, district, sector and unit (Royal Mail, Postcode Address File). */
export const ukPostcode = coded({
  type: 'uk-postcode',
  shapes: ['A99AA', 'A999AA', 'AA99AA', 'AA999AA', 'A9A9AA', 'AA9A9AA', 'AAA9AA'],
  accepts(value, { written }) {
    if (!/^[A-Za-z\d]+ ?\d[A-Za-z]{2}$/.test(written)) return null
    if (value === 'GIR0AA') return ['area that exists']
    const area = /^[A-Z]+/.exec(value)?.[0] ?? ''
    const unit = /^\d[ABD-HJLNP-UW-Z]{2}$/.test(value.slice(-3))
    const third = area.length === 1 ? /^\d+[ABCDEFGHJKPSTUW]?$/ : /^\d+[ABEHMNPRVWXY]?$/
    return areas.has(area) && unit && third.test(value.slice(area.length, -3)) ? ['area that exists'] : null
  },
  context: contextOf(
    'postcode*',
    'post code',
    'postal code',
    'address',
    'street',
    'road',
    'lane',
    'avenue',
    'london',
    'uk',
    'united kingdom',
    'england',
    'scotland',
    'wales',
    'delivery',
    'mailing',
    'shipping',
    'correspondence',
  ),
  confidence: ({ written }) =>
    written.includes(' ') ? { alone: 0.4, bare: 0.65, named: 0.7 } : { alone: 0.1, bare: 0.55, named: 0.55 },
})

const areas = new Set(
  (
    'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG ' +
    'HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE ' +
    'SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
)
