export { createWrappedKey, DataKeyBroken, dayOf, unwrapKey, WrongEncryptionKey } from './data-key.ts'
export { SealBroken, type SealedField, type SealedTexts, type Texts } from './seal.ts'
export { NoDataKey, type Sealer, sealerFrom } from './sealer.ts'
