import { problems } from './problem.ts'
import { type JsonObject, referencesIn } from './record-format.ts'
import type { GivenSchema, VersionName } from './registry.ts'

/** The schema in a body `{ schema, schemaType, references }`. @throws RegistryProblem */
export function givenSchemaIn(body: JsonObject): GivenSchema {
  const { schema, schemaType = 'AVRO', references: given, ruleSet, metadata } = body
  if (schemaType !== null && schemaType !== 'AVRO')
    throw problems.invalidSchema(`this registry keeps AVRO alone, not ${String(schemaType)}`)
  if (typeof schema !== 'string' || schema.trim() === '')
    throw problems.invalidSchema('the field "schema" must be the schema as JSON text')
  const references = referencesIn(given)
  if (!references)
    throw problems.invalidSchema('the field "references" must be a list of { name, subject, version }')
  for (const [field, value] of Object.entries({ ruleSet, metadata }))
    if (value !== undefined && value !== null)
      throw problems.invalidSchema(`this registry does not keep the field "${field}"`)
  return { schema, references }
}

/** The version that a path names. @throws RegistryProblem 42202 */
export function versionNameIn(text: string): VersionName {
  if (text === 'latest' || text === '-1') return 'latest'
  const version = Number(text)
  if (!/^\d+$/.test(text) || version < 1 || version > 2 ** 31 - 1) throw problems.invalidVersion(text)
  return version
}
