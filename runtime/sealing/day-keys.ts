import { createSecretKey, type KeyObject } from 'node:crypto'
import { derive } from './data-key.ts'
import { type Mac, macWith } from './mac.ts'

/** What a day's data key is used through, a key for each purpose. Key objects: the cipher takes raw bytes at thirteen times the cost. */
export interface DayKeys {
  /** Opens version 1. */
  readonly sealing1: KeyObject
  readonly sealing: KeyObject
  /** Derives nonces. */
  readonly nonces: Mac
}

export const dayKeysOf = (dataKey: Buffer): DayKeys => ({
  sealing1: createSecretKey(derive(dataKey, 'flagwise sealing 1')),
  sealing: createSecretKey(derive(dataKey, 'flagwise sealing 2')),
  nonces: macWith(derive(dataKey, 'flagwise nonces 2')),
})
