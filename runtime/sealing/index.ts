export { createWrappedKey, DataKeyBroken, dayOf, unwrapKey, WrongEncryptionKey } from './data-key.ts'
export { SealBroken, type SealedTexts, type TextField, type Texts, textFields } from './form.ts'
export { NoDataKey, type Sealer, sealerFrom } from './sealer.ts'
