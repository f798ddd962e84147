import type { SchemaSource } from './schema-source.ts'

/** A registry for test kits: ids count from 1, nothing is checked, nothing is kept. */
export function registryInMemory(): SchemaSource {
  const ids = new Map<string, number>()
  const schemas: object[] = []
  return {
    register(_subject, schema) {
      const text = JSON.stringify(schema)
      const id = ids.get(text) ?? schemas.push(schema)
      ids.set(text, id)
      return Promise.resolve(id)
    },
    schemaById: (id) => Promise.resolve(schemas[id - 1]),
  }
}
