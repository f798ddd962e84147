import { openCodec, topics } from '@flagwise/schemas'
import { registryInMemory, type SchemaSource } from '@flagwise/schemas/registry'
import type { PrepareWorld, Processor, Snapshots, Tables } from '../define-processor.ts'
import { type ProcessorCodecs, whatFollows } from '../kafka/outputs.ts'
import type { InputRecord } from '../stream/apply.ts'

/** The rows of a processor's tables, by table; a table that is not named is empty. */
export type GivenTables<T extends Tables> = {
  readonly [Name in keyof T]?: Snapshots<T>[Name] extends { readonly rows: ReadonlyMap<string, infer Row> }
    ? readonly Row[]
    : never
}

/** A row that `prepare` could not use. */
export type IgnoredRow = Parameters<PrepareWorld['ignored']>[0]

/** A processor with its tables read, as the runtime has it between two batches. */
export interface OpenedProcessor<In, Out, T extends Tables, Prepared> {
  readonly processor: Processor<In, Out, T, Prepared>
  readonly codecs: ProcessorCodecs<In, Out>
  /** Rows that the last `prepare` could not use. */
  ignored(): readonly IgnoredRow[]
  /** Makes sure that the rows that these records need are there. @throws what the processor's own check of them throws */
  ensure(records: readonly InputRecord[]): void
  /** Derives anew from the tables. @param order in which their rows come; it must not matter */
  prepare(order?: 'as given' | 'reversed'): Prepared
  /** What a batch comes to, in bytes. */
  follow(records: readonly InputRecord[], prepared: Prepared): ReturnType<typeof whatFollows>
}

/** ENCRYPTION_KEY of every processor that a test opens. */
export const testEncryptionKey = Buffer.alloc(32, 'flagwise tests')

/** Opens the codecs with a registry in memory and reads the tables; every row has been through Avro. */
export async function openProcessor<In, Out, T extends Tables, Prepared>(
  processor: Processor<In, Out, T, Prepared>,
  given: GivenTables<T>,
): Promise<OpenedProcessor<In, Out, T, Prepared>> {
  const registry = registryInMemory()
  const codecs: ProcessorCodecs<In, Out> = {
    input: await openCodec(processor.input, registry),
    output: await openCodec(processor.output, registry),
    letters: await openCodec(topics.deadLetters, registry),
  }
  const tables = new Map<string, Table>()
  for (const [name, topic] of Object.entries(processor.tables)) {
    const table = await openTable(topic, registry)
    for (const row of (given[name] ?? []) as readonly unknown[]) table.put(topic.keyOf(row), row)
    tables.set(name, table)
  }
  let ignored: IgnoredRow[] = []
  const world = { encryptionKey: testEncryptionKey }

  return {
    processor,
    codecs,
    ignored: () => ignored,
    ensure(records) {
      const { require } = processor
      const table = require && tables.get(require.table)
      if (!require || !table) return
      for (const { timestamp } of records) {
        const key = require.keyFor(timestamp)
        if (!table.rows.has(key)) table.put(key, require.create(key, { ...world, now: timestamp }))
        require.check?.(key, table.rows.get(key) as ReturnType<typeof require.create>, world)
      }
    },
    prepare(order = 'as given') {
      ignored = []
      const snapshots = Object.fromEntries(
        [...tables].map(([name, { rows, version }]) => {
          const entries = [...rows]
          return [
            name,
            { version: version(), rows: new Map(order === 'reversed' ? entries.reverse() : entries) },
          ]
        }),
      )
      return processor.prepare(snapshots as unknown as Snapshots<T>, {
        ...world,
        ignored: (row) => void ignored.push(row),
      })
    },
    follow: (records, prepared) => whatFollows(processor, codecs, prepared, records),
  }
}

interface Table {
  readonly rows: Map<string, unknown>
  version(): number
  put(key: string, row: unknown): void
}

async function openTable(topic: Tables[string], registry: SchemaSource): Promise<Table> {
  const codec = await openCodec(topic, registry)
  const rows = new Map<string, unknown>()
  let version = 0
  return {
    rows,
    version: () => version,
    put(key, row) {
      const source = { topic: topic.name, partition: 0, offset: version++ }
      rows.set(key, codec.decode(codec.encode(row), source))
    },
  }
}
