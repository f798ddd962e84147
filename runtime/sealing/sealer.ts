import type { DataKey, Source } from '@flagwise/schemas'
import { unwrapKey } from './data-key.ts'
import { type DayKeys, dayKeysOf } from './day-keys.ts'
import type { SealedTexts, Texts } from './form.ts'
import { open } from './open.ts'
import { seal } from './seal.ts'

/** The day's data key is not there: forgotten, or never made. */
export class NoDataKey extends Error {
  override readonly name = 'NoDataKey'

  constructor(day: string) {
    super(`there is no data key of ${day}: it was forgotten, or never made`)
  }
}

/** Seals and opens the texts of requests with the data keys of a snapshot; the keys themselves never leave it. */
export interface Sealer {
  /** @throws NoDataKey, WrongEncryptionKey */
  seal(day: string, requestId: string, source: Source, texts: Texts): SealedTexts
  /** All texts of a request: they are sealed together. @throws NoDataKey, WrongEncryptionKey, SealBroken */
  open(day: string, requestId: string, sealed: SealedTexts): Texts
}

/** @param rows data keys by day */
export function sealerFrom(rows: ReadonlyMap<string, DataKey>, encryptionKey: Buffer): Sealer {
  const inUse = new Map<string, DayKeys>()
  const keysOf = (day: string): DayKeys => {
    const known = inUse.get(day)
    if (known) return known
    const row = rows.get(day)
    if (!row) throw new NoDataKey(day)
    const keys = dayKeysOf(unwrapKey(day, row.wrapped, encryptionKey))
    inUse.set(day, keys)
    return keys
  }
  return {
    seal: (day, requestId, source, texts) => seal(keysOf(day), requestId, source, texts),
    open: (day, requestId, sealed) => open(keysOf(day), requestId, sealed),
  }
}
