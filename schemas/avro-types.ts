/** A part of an Avro schema as JSON, as far as our contracts use Avro. */
type Schema =
  | string
  | readonly Schema[]
  | { type: 'record'; name: string; doc?: string; fields: readonly Field[] }
  | { type: 'enum'; name: string; symbols: readonly string[] }
  | { type: 'array'; items: Schema }
  | { type: 'map'; values: Schema }
  | { type: 'long'; logicalType?: string }

interface Field {
  readonly name: string
  readonly type: Schema
  readonly doc?: string
}

const primitives: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  string: 'string',
  bytes: 'Buffer',
}

/**
 * TypeScript declarations for an Avro schema, as avsc decodes it: enums are string unions, bytes are Buffers, a union
 * with null is the plain value or null, longs are numbers (every long of ours stays below 2^53).
 * The schema itself follows as `<name>Schema`.
 *
 * @throws Error on an Avro feature that our contracts do not use.
 */
export function typesOf(json: unknown): string {
  const schema = json as Schema
  const declarations: string[] = []

  function nameOf(part: Schema): string {
    if (typeof part === 'string') return primitives[part] ?? part
    if (isUnion(part)) return part.map(nameOf).join(' | ')
    switch (part.type) {
      case 'record':
        declarations.push(recordOf(part.name, part.doc, part.fields))
        return part.name
      case 'enum':
        declarations.push(`export type ${part.name} = ${part.symbols.map((s) => `'${s}'`).join(' | ')}\n`)
        return part.name
      case 'array':
        return `readonly ${nameOf(part.items)}[]`
      case 'map':
        return `Readonly<Record<string, ${nameOf(part.values)}>>`
      case 'long':
        return 'number'
      default:
        throw new Error(`no TypeScript type for the Avro schema ${JSON.stringify(part)}`)
    }
  }

  function recordOf(name: string, doc: string | undefined, fields: readonly Field[]): string {
    const lines = fields.flatMap((field) => [
      ...(field.doc ? [`  /** ${field.doc} */`] : []),
      `  readonly ${field.name}: ${nameOf(field.type)}`,
    ])
    return `${doc ? `/** ${doc} */\n` : ''}export interface ${name} {\n${lines.join('\n')}\n}\n`
  }

  const name = nameOf(schema)
  const constant = `export const ${name[0]?.toLowerCase()}${name.slice(1)}Schema = ${JSON.stringify(json, null, 2)} as const\n`
  return `${declarations.join('\n')}\n${constant}`
}

function isUnion(part: Schema): part is readonly Schema[] {
  return Array.isArray(part)
}
