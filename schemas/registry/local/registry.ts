import type avro from 'avsc'
import { type CompatibilityLevel, compatibilityLevelOf, conflictsWith } from '../levels.ts'
import { problems } from './problem.ts'
import { eventOf, type Reference, type RegistryEvent, recordOf, type SchemaVersion } from './record-format.ts'
import type { SchemaLog } from './schema-log.ts'
import { identityOf, parseSchema } from './schema-text.ts'
import {
  emptyState,
  evolve,
  levelOf,
  type RegistryState,
  referencesTo,
  type Seen,
  versionsOf,
  versionWith,
} from './state.ts'

/** A schema as a client sends it. */
export interface GivenSchema {
  readonly schema: string
  readonly references: readonly Reference[]
}

export type VersionName = number | 'latest'

/** What can be done to the registry. Every change is in the log, and read back from it, before it is answered. */
export interface Registry {
  /** For reading only; changes as the log is read. */
  readonly state: RegistryState
  /** @returns the id; the same schema gets the same id under every subject. @throws RegistryProblem */
  register(subject: string, given: GivenSchema): Promise<number>
  /** Soft deletes, or forgets what was soft deleted. @returns the versions. @throws RegistryProblem */
  deleteSubject(subject: string, permanent: boolean): Promise<readonly number[]>
  /** @returns the version. @throws RegistryProblem */
  deleteVersion(subject: string, name: VersionName, permanent: boolean): Promise<number>
  /** @param subject null for the global level. @throws RegistryProblem */
  setLevel(subject: string | null, level: string): Promise<CompatibilityLevel>
  clearLevel(subject: string | null): Promise<void>
  /** Why the schema may not follow these versions at the subject's level. @throws RegistryProblem when it is no schema. */
  conflicts(subject: string, given: GivenSchema, earlier: readonly SchemaVersion[]): readonly string[]
}

/** Reads the log to its end and opens the registry on it. */
export async function openRegistry(log: SchemaLog): Promise<Registry> {
  const state = emptyState()
  await log.follow((record) => {
    const event = eventOf(record)
    if (event) evolve(state, event)
  })

  const record = (event: RegistryEvent): Promise<void> => log.append(recordOf(event))

  // One change at a time: each is decided on all that came before it.
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = last.then(change)
    last = result.catch(() => {})
    return result
  }

  function conflicts(subject: string, given: GivenSchema, earlier: readonly SchemaVersion[]) {
    const candidate = parsed(state, given)
    return conflictsWith(
      levelOf(state, subject),
      candidate,
      earlier.map((version) => ({ version: version.version, type: parsed(state, version) })),
    )
  }

  async function register(subject: string, given: GivenSchema): Promise<number> {
    const live = versionsOf(state, subject, 'live')
    const same = versionWith(live, given.schema, given.references)
    if (same) return same.id
    const reasons = conflicts(subject, given, live)
    if (reasons.length > 0) throw problems.incompatible(subject, reasons)
    const id = state.ids.get(identityOf(given.schema, given.references)) ?? state.highestId + 1
    const version = (versionsOf(state, subject, 'all').at(-1)?.version ?? 0) + 1
    await record({ type: 'version-stored', version: { subject, version, id, ...given, deleted: false } })
    return id
  }

  async function deleteSubject(subject: string, permanent: boolean): Promise<readonly number[]> {
    const all = versionsOf(state, subject, 'all')
    const live = all.filter(({ deleted }) => !deleted)
    if (all.length === 0) throw problems.subjectNotFound(subject)
    if (permanent) {
      if (live.length > 0) throw problems.subjectNotSoftDeleted(subject)
      for (const { version } of all) await record({ type: 'version-forgotten', subject, version })
      return all.map(({ version }) => version)
    }
    const upToVersion = live.at(-1)?.version
    if (upToVersion === undefined) throw problems.subjectSoftDeleted(subject)
    for (const { version } of live)
      if (referencesTo(state, subject, version).length > 0) throw problems.referenced(subject, version)
    await record({ type: 'subject-deleted', subject, upToVersion })
    if (state.levels.has(subject)) await record({ type: 'level-set', subject, level: undefined })
    return live.map(({ version }) => version)
  }

  async function deleteVersion(subject: string, name: VersionName, permanent: boolean): Promise<number> {
    const found = versionNamed(state, subject, name, 'all')
    const { version, deleted } = found
    if (permanent) {
      if (!deleted) throw problems.versionNotSoftDeleted(subject, version)
      await record({ type: 'version-forgotten', subject, version })
      return version
    }
    if (deleted) throw problems.versionSoftDeleted(subject, version)
    if (referencesTo(state, subject, version).length > 0) throw problems.referenced(subject, version)
    await record({ type: 'version-stored', version: { ...found, deleted: true } })
    return version
  }

  return {
    state,
    conflicts,
    register: (subject, given) => inTurn(() => register(subject, given)),
    deleteSubject: (subject, permanent) => inTurn(() => deleteSubject(subject, permanent)),
    deleteVersion: (subject, name, permanent) => inTurn(() => deleteVersion(subject, name, permanent)),
    async setLevel(subject, text) {
      const level = compatibilityLevelOf(text)
      if (level === undefined) throw problems.invalidLevel()
      await inTurn(() => record({ type: 'level-set', subject, level }))
      return level
    },
    clearLevel: (subject) => inTurn(() => record({ type: 'level-set', subject, level: undefined })),
  }
}

/** @throws RegistryProblem when the subject or the version is not there. */
export function versionNamed(
  state: RegistryState,
  subject: string,
  name: VersionName,
  seen: Seen,
): SchemaVersion {
  const versions = versionsOf(state, subject, seen)
  if (versions.length === 0) throw problems.subjectNotFound(subject)
  const found = name === 'latest' ? versions.at(-1) : versions.find(({ version }) => version === name)
  if (!found) throw problems.versionNotFound(name)
  return found
}

/** @throws RegistryProblem 42201 that says what is wrong with the schema. */
export function parsed(state: RegistryState, given: GivenSchema): avro.Type {
  try {
    return parseSchema(given.schema, referencedTexts(state, given.references))
  } catch (error) {
    throw problems.invalidSchema(error instanceof Error ? error.message : String(error))
  }
}

/** Texts of the referenced schemas, each after those that it uses itself. */
function referencedTexts(state: RegistryState, references: readonly Reference[]): readonly string[] {
  return references.flatMap(({ name, subject, version }) => {
    const found = versionsOf(state, subject, 'all').find((candidate) => candidate.version === version)
    if (!found)
      throw new Error(`the reference "${name}" names ${subject} version ${version}, which is not there`)
    return [...referencedTexts(state, found.references), found.schema]
  })
}
