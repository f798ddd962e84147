import avro from 'avsc'
import { BadRecord } from '../errors.ts'
import type { Source } from '../flag/flag.generated.ts'
import type { SchemaSource } from '../registry/schema-source.ts'
import { subjectOf, type Topic } from '../topic.ts'
import { bodyChecker } from './check-body.ts'
import { isWireFormat, schemaIdOf, wireHeaderLength } from './wire-format.ts'

/** How long an id that the registry does not know is not asked for again. */
const unknownIdMs = 30_000

/** Room to encode a usual record in; a larger one is measured first and then encoded a second time. */
const workspaceBytes = 64 * 1024

interface Writer {
  readonly check: ReturnType<typeof bodyChecker>
  readonly resolver: ReturnType<avro.Type['createResolver']> | undefined
}

/**
 * Encodes and decodes the values of one topic. Decoding is synchronous once `ready` has seen the records: the resolver
 * from each writer's schema to ours is built once per schema id.
 */
export interface Codec<T> {
  /** Fetches the schemas that the records were written with. @throws RegistryUnavailable; call again later. */
  ready(values: readonly (Buffer | null)[]): Promise<void>
  /** @throws BadRecord when the record is at fault. */
  decode(value: Buffer | null, source: Source): T
  /** In the Confluent wire format, with the topic's own registered schema. @throws Error when the value does not fit it. */
  encode(value: T): Buffer
}

/** Registers the topic's schema and opens its codec. @throws RegistryUnavailable */
export async function openCodec<T>(topic: Topic<T>, registry: SchemaSource): Promise<Codec<T>> {
  const ownId = await registry.register(subjectOf(topic), topic.schema)
  const reader = avro.Type.forSchema(topic.schema as avro.Schema)
  const writers = new Map<number, Writer>([[ownId, { check: bodyChecker(reader), resolver: undefined }]])
  const unknownUntil = new Map<number, number>()
  const workspace = Buffer.allocUnsafeSlow(workspaceBytes)

  async function fetchWriter(id: number): Promise<void> {
    const schema = await registry.schemaById(id)
    if (schema === undefined) {
      if (unknownUntil.size > 10_000) unknownUntil.clear()
      unknownUntil.set(id, Date.now() + unknownIdMs)
      return
    }
    try {
      const type = avro.Type.forSchema(schema as avro.Schema)
      // Names without their namespace, as the specification compares them and as the registry does.
      const resolver = reader.createResolver(type, { ignoreNamespaces: true })
      writers.set(id, { check: bodyChecker(type), resolver })
    } catch {
      // A schema of another record: known, and not ours to read.
      unknownUntil.set(id, Number.POSITIVE_INFINITY)
    }
  }

  function decodeAvro(bytes: Buffer): unknown {
    const id = schemaIdOf(bytes)
    const writer = writers.get(id)
    if (!writer)
      throw new BadRecord(
        'undecodable',
        `schema id ${id}: unknown to the registry, or not a schema of ${topic.name}`,
      )
    const body = bytes.subarray(wireHeaderLength)
    const fault = writer.check(body)
    if (fault === 'not UTF-8') throw new BadRecord('undecodable', 'Avro: a text is not valid UTF-8')
    try {
      if (!fault) return reader.fromBuffer(body, writer.resolver)
    } catch {
      // A number that is no safe integer, or a symbol that our enum does not have.
    }
    throw new BadRecord('undecodable', `Avro: ${body.length} bytes do not hold one record of schema id ${id}`)
  }

  return {
    async ready(values) {
      const missing = new Set<number>()
      for (const value of values) {
        if (!value || !isWireFormat(value) || value.length < wireHeaderLength) continue
        const id = schemaIdOf(value)
        if (!writers.has(id) && (unknownUntil.get(id) ?? 0) <= Date.now()) missing.add(id)
      }
      if (missing.size > 0) await Promise.all([...missing].map(fetchWriter))
    },

    decode(value, source) {
      if (value === null) throw new BadRecord('undecodable', 'the record has no value')
      if (topic.fromOtherBytes && !isWireFormat(value)) return topic.fromOtherBytes(value, source)
      if (!isWireFormat(value)) throw new BadRecord('undecodable', 'not in the Confluent wire format')
      return topic.fromAvro(decodeAvro(value), source)
    },

    encode(value) {
      const avroValue = topic.toAvro ? topic.toAvro(value) : value
      const end = reader.encode(avroValue, workspace, wireHeaderLength)
      // A negative position says by how many bytes the workspace is too small.
      const bytes = Buffer.allocUnsafe(end >= 0 ? end : workspace.length - end)
      if (end >= 0) workspace.copy(bytes, 0, 0, end)
      else reader.encode(avroValue, bytes, wireHeaderLength)
      bytes[0] = 0
      bytes.writeUInt32BE(ownId, 1)
      return bytes
    },
  }
}
