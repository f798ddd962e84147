import avro from 'avsc'

interface FieldShape {
  readonly name: string
  readonly aliases: readonly string[]
  readonly hasDefault: boolean
  readonly type: avro.Type
}

/** One level of a parsed schema: what decides whether it can be read as another. */
export type Shape =
  | {
      readonly kind: 'record'
      readonly name: string
      readonly aliases: readonly string[]
      readonly fields: readonly FieldShape[]
    }
  | {
      readonly kind: 'enum'
      readonly name: string
      readonly aliases: readonly string[]
      readonly symbols: readonly string[]
      readonly hasDefault: boolean
    }
  | {
      readonly kind: 'fixed'
      readonly name: string
      readonly aliases: readonly string[]
      readonly size: number
    }
  | { readonly kind: 'array'; readonly items: avro.Type }
  | { readonly kind: 'map'; readonly values: avro.Type }
  | { readonly kind: 'union'; readonly types: readonly avro.Type[] }
  | { readonly kind: 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string' }

/** @throws Error on a type that is none of Avro's own, such as a logical type of the program's making. */
export function shapeOf(type: avro.Type): Shape {
  if (type instanceof avro.types.RecordType)
    return {
      kind: 'record',
      name: type.name ?? '',
      aliases: type.aliases ?? [],
      fields: type.fields.map((field) => ({
        name: field.name,
        aliases: field.aliases,
        hasDefault: field.defaultValue() !== undefined,
        type: field.type,
      })),
    }
  if (type instanceof avro.types.EnumType)
    return {
      kind: 'enum',
      name: type.name ?? '',
      aliases: type.aliases ?? [],
      symbols: type.symbols,
      hasDefault: 'default' in type && type.default !== undefined,
    }
  if (type instanceof avro.types.FixedType)
    return { kind: 'fixed', name: type.name ?? '', aliases: type.aliases ?? [], size: type.size }
  if (type instanceof avro.types.ArrayType) return { kind: 'array', items: type.itemsType }
  if (type instanceof avro.types.MapType) return { kind: 'map', values: type.valuesType }
  if (type instanceof avro.types.UnwrappedUnionType || type instanceof avro.types.WrappedUnionType)
    return { kind: 'union', types: type.types }
  switch (type.typeName) {
    case 'null':
    case 'boolean':
    case 'int':
    case 'long':
    case 'float':
    case 'double':
    case 'bytes':
    case 'string':
      return { kind: type.typeName }
    default:
      throw new Error(`not a type of Avro's own: ${type.typeName}`)
  }
}

/** In words, for messages: `an int`, `the record "Address"`. */
export function describeShape(shape: Shape): string {
  if ('name' in shape) return `the ${shape.kind} "${shape.name}"`
  if (shape.kind === 'null') return 'null'
  if (shape.kind === 'bytes') return 'bytes'
  return /^[aeiou]/.test(shape.kind) ? `an ${shape.kind}` : `a ${shape.kind}`
}
