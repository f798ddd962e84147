/** Where schemas are registered and looked up: a registry over HTTP, or one in memory for tests. */
export interface SchemaSource {
  /**
   * Registers a schema under a subject; the same schema gives the same id.
   * @throws RegistryUnavailable to be tried again; RegistryRefused when the registry says no.
   */
  register(subject: string, schema: object): Promise<number>
  /** The schema with this id, or undefined when the registry has none, or none that is Avro. @throws RegistryUnavailable */
  schemaById(id: number): Promise<object | undefined>
}

/** The registry cannot be reached, or fails for a reason of its own; the same call may succeed later. */
export class RegistryUnavailable extends Error {
  override readonly name = 'RegistryUnavailable'
}

/** The registry refuses the schema: it is not valid, or not compatible with what is registered. */
export class RegistryRefused extends Error {
  override readonly name = 'RegistryRefused'
}
