export { registryAt } from './client.ts'
export { registryInMemory } from './in-memory.ts'
export { RegistryRefused, RegistryUnavailable, type SchemaSource } from './schema-source.ts'
