import avro from 'avsc'
import { describeShape, type Shape, shapeOf } from './shape.ts'

/** What one schema was written with and the other reads. */
export interface ReaderAndWriter {
  readonly reader: object
  readonly writer: object
}

/**
 * Why records of the writer's schema cannot be read with the reader's, one sentence a reason; empty when all of them can.
 * Each sentence says where, what each side has, and is meant for the author of a schema.
 *
 * @throws Error when one of the two is not a valid Avro schema.
 */
export function incompatibilities({ reader, writer }: ReaderAndWriter): readonly string[] {
  return typeIncompatibilities(
    avro.Type.forSchema(reader as avro.Schema),
    avro.Type.forSchema(writer as avro.Schema),
  )
}

/** The same for schemas that are parsed already, which may use named types from elsewhere. */
export function typeIncompatibilities(reader: avro.Type, writer: avro.Type): readonly string[] {
  const found = compare(reader, writer, '', new Map())
  if (found.length > 0) return found
  try {
    // What decodes has the last word.
    reader.createResolver(writer, { ignoreNamespaces: true })
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** Pairs under comparison or compared, reader to writers, so that recursive schemas come to an end. */
type Seen = Map<avro.Type, Set<avro.Type>>

/** Which types each type of a writer may be read as, by itself aside. */
const promotions: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
}

function compare(reader: avro.Type, writer: avro.Type, path: string, seen: Seen): readonly string[] {
  const writers = seen.get(reader) ?? new Set()
  if (writers.has(writer)) return []
  seen.set(reader, writers.add(writer))

  const from = shapeOf(writer)
  const to = shapeOf(reader)
  if (from.kind === 'union') return from.types.flatMap((branch) => compare(reader, branch, path, seen))
  if (to.kind === 'union') return intoUnion(to.types, writer, path, seen)
  if (to.kind === 'array' && from.kind === 'array') return compare(to.items, from.items, `${path}[]`, seen)
  if (to.kind === 'map' && from.kind === 'map') return compare(to.values, from.values, `${path}{}`, seen)
  if (to.kind === 'enum' && from.kind === 'enum')
    return [...misnamed(to, from, path), ...unknownSymbols(to, from, path)]
  if (to.kind === 'fixed' && from.kind === 'fixed')
    return [...misnamed(to, from, path), ...resized(to, from, path)]
  if (to.kind === 'record' && from.kind === 'record')
    return [...misnamed(to, from, path), ...fields(to, from, path, seen)]
  if (to.kind === from.kind || promotions[from.kind]?.includes(to.kind)) return []
  return [`${at(path)} the reader expects ${describeShape(to)}, the writer has ${describeShape(from)}`]
}

/** A writer's type fits a union when one branch takes it; the nearest branch says why it does not. */
function intoUnion(branches: readonly avro.Type[], writer: avro.Type, path: string, seen: Seen) {
  const from = shapeOf(writer)
  const tries = branches.map((branch) => {
    const assumed: Seen = new Map([...seen].map(([reader, writers]) => [reader, new Set(writers)]))
    return { shape: shapeOf(branch), found: compare(branch, writer, path, assumed) }
  })
  if (tries.some(({ found }) => found.length === 0)) return []
  const nearest = tries.filter(({ shape }) => shape.kind === from.kind)
  if (nearest.length === 1) return nearest[0]?.found ?? []
  const names = tries.map(({ shape }) => describeShape(shape)).join(', ')
  return [
    `${at(path)} the writer has ${describeShape(from)}, which no branch of the reader takes; those are ${names}`,
  ]
}

type Named = Extract<Shape, { readonly name: string }>

/** Names are compared without their namespace, as the specification says, and through the reader's aliases. */
function misnamed(to: Named, from: Named, path: string): readonly string[] {
  const known = [to.name, ...to.aliases].map(unqualified)
  if (known.includes(unqualified(from.name))) return []
  return [
    `${at(path)} the reader calls the ${to.kind} "${to.name}", the writer "${from.name}"; an alias in the reader's schema would join them`,
  ]
}

const unqualified = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

function unknownSymbols(
  to: Extract<Shape, { kind: 'enum' }>,
  from: Extract<Shape, { kind: 'enum' }>,
  path: string,
): readonly string[] {
  const unknown = from.symbols.filter((symbol) => !to.symbols.includes(symbol))
  if (unknown.length === 0 || to.hasDefault) return []
  return [
    `${at(path)} the enum "${to.name}" of the writer has ${unknown.join(', ')}, which the reader does not know, and the reader's enum has no default`,
  ]
}

const resized = (
  to: Extract<Shape, { kind: 'fixed' }>,
  from: Extract<Shape, { kind: 'fixed' }>,
  path: string,
): readonly string[] =>
  to.size === from.size
    ? []
    : [
        `${at(path)} the fixed "${to.name}" has ${to.size} bytes for the reader and ${from.size} for the writer`,
      ]

function fields(
  to: Extract<Shape, { kind: 'record' }>,
  from: Extract<Shape, { kind: 'record' }>,
  path: string,
  seen: Seen,
): readonly string[] {
  return to.fields.flatMap((field) => {
    const below = path === '' ? field.name : `${path}.${field.name}`
    const names = [field.name, ...field.aliases]
    const written = from.fields.find(({ name }) => names.includes(name))
    if (written) return compare(field.type, written.type, below, seen)
    if (field.hasDefault) return []
    return [`${at(below)} the reader requires it, the writer does not have it, and it has no default`]
  })
}

const at = (path: string): string => (path === '' ? 'at the top:' : `field "${path}":`)
