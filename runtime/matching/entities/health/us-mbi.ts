import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Medicare beneficiary identifier: letters but S L O I B Z in fixed places (CMS, "Understanding the MBI"). */
export const usMbi = coded({
  type: 'us-mbi',
  shapes: ['9A99A99AA99', '9AA9A99AA99', '9A99AA9AA99', '9AA9AA9AA99'],
  accepts: (value) =>
    value[0] !== '0' && !/[SLOIBZ]/.test(value)
      ? ['letters and digits in the places of a beneficiary identifier']
      : null,
  context: contextOf('medicare', 'mbi', 'beneficiary', 'medicaid', 'cms', 'hicn', 'hic'),
  confidence: ({ written }) =>
    written.includes('-') ? { alone: 0.7, bare: 0.8, named: 0.95 } : { alone: 0.55, bare: 0.65, named: 0.95 },
})
