import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Entry in the commercial register: section A names sole traders, who are persons (HRV). */
export const deHandelsregister = coded({
  type: 'de-handelsregister',
  shapes: ['AAA9', 'AAA99', 'AAA999', 'AAA9999', 'AAA99999', 'AAA999999', 'AAA99999A', 'AAA999999A'],
  accepts: (value) => (/^HR[AB][1-9]\d*[A-Z]?$/.test(value) ? ['section of the commercial register'] : null),
  context: contextOf(
    'handelsregister*',
    'amtsgericht',
    'registergericht',
    'registernummer',
    'firma',
    'gmbh',
    'inhaber',
    'geschaftsfuhrer',
  ),
  confidence: { alone: 0.7, bare: 0.8, named: 0.95 },
  literals: ['hra', 'hrb'],
})
