import type avro from 'avsc'
import { typeIncompatibilities } from './compatibility.ts'

/** The compatibility levels of the Confluent registry. */
export const compatibilityLevels = [
  'NONE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
] as const

export type CompatibilityLevel = (typeof compatibilityLevels)[number]

/** @returns undefined when there is no such level; any case is taken. */
export const compatibilityLevelOf = (text: string): CompatibilityLevel | undefined =>
  compatibilityLevels.find((level) => level === text.toUpperCase())

interface EarlierVersion {
  readonly version: number
  readonly type: avro.Type
}

/**
 * Why the candidate may not follow the earlier versions at this level, one sentence a reason. Backward: the candidate reads
 * what was written before; forward: what is there already reads the candidate; full: both. Without `TRANSITIVE` the last version alone counts.
 *
 * @param earlier in order of their version
 */
export function conflictsWith(
  level: CompatibilityLevel,
  candidate: avro.Type,
  earlier: readonly EarlierVersion[],
): readonly string[] {
  if (level === 'NONE') return []
  const compared = level.endsWith('_TRANSITIVE') ? earlier : earlier.slice(-1)
  const backward = level.startsWith('BACKWARD') || level.startsWith('FULL')
  const forward = level.startsWith('FORWARD') || level.startsWith('FULL')
  return compared.flatMap(({ version, type }) => [
    ...(backward ? typeIncompatibilities(candidate, type) : []).map(
      (reason) => `the new schema cannot read version ${version}: ${reason}`,
    ),
    ...(forward ? typeIncompatibilities(type, candidate) : []).map(
      (reason) => `version ${version} cannot read the new schema: ${reason}`,
    ),
  ])
}
