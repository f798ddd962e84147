import type { CompatibilityLevel } from '../levels.ts'
import type { Reference, RegistryEvent, SchemaVersion } from './record-format.ts'
import { identityOf } from './schema-text.ts'

/** What the registry holds: the log folded. Versions that are soft deleted are among them. */
export interface RegistryState {
  readonly subjects: Map<string, Map<number, SchemaVersion>>
  /** Level of each subject; the key null is the global one. */
  readonly levels: Map<string | null, CompatibilityLevel>
  /** Ids by what makes schemas the same; kept when the schema is forgotten, so that no id ever gets a second meaning. */
  readonly ids: Map<string, number>
  highestId: number
}

export const emptyState = (): RegistryState => ({
  subjects: new Map(),
  levels: new Map(),
  ids: new Map(),
  highestId: 0,
})

/** Folds one event into the state, in place. */
export function evolve(state: RegistryState, event: RegistryEvent): void {
  switch (event.type) {
    case 'version-stored': {
      const { version } = event
      const versions = state.subjects.get(version.subject) ?? new Map<number, SchemaVersion>()
      state.subjects.set(version.subject, versions.set(version.version, version))
      state.highestId = Math.max(state.highestId, version.id)
      state.ids.set(identityOf(version.schema, version.references), version.id)
      return
    }
    case 'version-forgotten': {
      const versions = state.subjects.get(event.subject)
      versions?.delete(event.version)
      if (versions?.size === 0) state.subjects.delete(event.subject)
      return
    }
    case 'subject-deleted': {
      const versions = state.subjects.get(event.subject)
      for (const version of versions?.values() ?? [])
        if (version.version <= event.upToVersion)
          versions?.set(version.version, { ...version, deleted: true })
      return
    }
    case 'level-set':
      if (event.level === undefined) state.levels.delete(event.subject)
      else state.levels.set(event.subject, event.level)
  }
}

/** Which versions a look-up sees. */
export type Seen = 'live' | 'all'

/** The versions of a subject in their order. */
export function versionsOf(state: RegistryState, subject: string, seen: Seen): readonly SchemaVersion[] {
  return [...(state.subjects.get(subject)?.values() ?? [])]
    .filter(({ deleted }) => seen === 'all' || !deleted)
    .sort((a, b) => a.version - b.version)
}

export function versionsWithId(state: RegistryState, id: number, seen: Seen): readonly SchemaVersion[] {
  return [...state.subjects.keys()].flatMap((subject) =>
    versionsOf(state, subject, seen).filter((version) => version.id === id),
  )
}

/** The version of a subject that holds the same schema. */
export function versionWith(
  versions: readonly SchemaVersion[],
  schema: string,
  references: readonly Reference[],
): SchemaVersion | undefined {
  const identity = identityOf(schema, references)
  return versions.findLast((version) => identityOf(version.schema, version.references) === identity)
}

/** Live versions elsewhere that use this one. */
export function referencesTo(
  state: RegistryState,
  subject: string,
  version: number,
): readonly SchemaVersion[] {
  return [...state.subjects.keys()].flatMap((user) =>
    versionsOf(state, user, 'live').filter(({ references }) =>
      references.some((reference) => reference.subject === subject && reference.version === version),
    ),
  )
}

/** Confluent's default. */
const defaultLevel: CompatibilityLevel = 'BACKWARD'

export const globalLevel = (state: RegistryState): CompatibilityLevel =>
  state.levels.get(null) ?? defaultLevel

export const levelOf = (state: RegistryState, subject: string): CompatibilityLevel =>
  state.levels.get(subject) ?? globalLevel(state)
