import type { DataKey, Source } from '@flagwise/schemas'
import { unwrapKey } from './data-key.ts'
import {
  type DataKeyInUse,
  keyInUse,
  open,
  type SealedField,
  type SealedTexts,
  seal,
  type Texts,
} from './seal.ts'

/** The day's data key is not there: forgotten, or never made. */
export class NoDataKey extends Error {
  override readonly name = 'NoDataKey'

  constructor(day: string) {
    super(`there is no data key of ${day}: it was forgotten, or never made`)
  }
}

/** Seals and opens texts with the data keys of a snapshot; the keys themselves never leave it. */
export interface Sealer {
  /** @throws NoDataKey, WrongEncryptionKey */
  seal(day: string, requestId: string, source: Source, texts: Texts): SealedTexts
  /** @throws NoDataKey, WrongEncryptionKey, SealBroken */
  open(day: string, of: SealedField, sealed: Buffer): string
}

/** @param rows data keys by day */
export function sealerFrom(rows: ReadonlyMap<string, DataKey>, encryptionKey: Buffer): Sealer {
  const inUse = new Map<string, DataKeyInUse>()
  const keyOf = (day: string): DataKeyInUse => {
    const known = inUse.get(day)
    if (known) return known
    const row = rows.get(day)
    if (!row) throw new NoDataKey(day)
    const key = keyInUse(unwrapKey(day, row.wrapped, encryptionKey))
    inUse.set(day, key)
    return key
  }
  return {
    seal: (day, requestId, source, texts) => seal(keyOf(day), requestId, source, texts),
    open: (day, of, sealed) => open(keyOf(day), of, sealed),
  }
}
