export { createWrappedKey, dayOf, WrongEncryptionKey } from './data-key.ts'
export { SealBroken, type SealedField } from './seal.ts'
export { NoDataKey, type Sealer, sealerFrom } from './sealer.ts'
