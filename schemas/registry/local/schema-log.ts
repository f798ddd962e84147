/** A record of the topic that the registry keeps its schemas in; a null value is a tombstone. */
export interface LogRecord {
  readonly key: string
  readonly value: string | null
}

/** Where a registry keeps its schemas: a log that is read from its start, in order, by the one who writes it. */
export interface SchemaLog {
  /**
   * Hands over every record from the first one on, and goes on with each that follows; to be called once.
   * Resolves when what was there at the call has been handed over.
   */
  follow(onRecord: (record: LogRecord) => void): Promise<void>
  /** Appends a record. Resolves once `follow` has handed it over. Rejects when it is not known to be stored. */
  append(record: LogRecord): Promise<void>
  close(): Promise<void>
}

/** A log that lives as long as the process: for tests. */
export function memoryLog(records: LogRecord[] = []): SchemaLog {
  let handOver: (record: LogRecord) => void = () => {}
  return {
    follow(onRecord) {
      handOver = onRecord
      for (const record of records) onRecord(record)
      return Promise.resolve()
    },
    append(record) {
      records.push(record)
      handOver(record)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
}
