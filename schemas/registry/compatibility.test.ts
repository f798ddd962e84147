import avro from 'avsc'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { incompatibilities } from './compatibility.ts'
import { type CompatibilityLevel, conflictsWith } from './levels.ts'

type Json = unknown

const record = (...fields: Json[]): object => ({ type: 'record', name: 'Call', fields })
const field = (name: string, type: Json, more: object = {}): object => ({ name, type, ...more })
const between = (reader: Json, writer: Json): readonly string[] =>
  incompatibilities({ reader: record(field('x', reader)), writer: record(field('x', writer)) })

const letters = (symbols: string[], more: object = {}): object => ({
  type: 'enum',
  name: 'Letter',
  symbols,
  ...more,
})

describe('records written with one schema and read with another', () => {
  test('a new field with a default is readable, null included', () => {
    const writer = record(field('a', 'int'))
    expect(
      incompatibilities({
        reader: record(field('a', 'int'), field('b', ['null', 'string'], { default: null })),
        writer,
      }),
    ).toEqual([])
  })

  test('a new field without a default is named', () => {
    expect(
      incompatibilities({
        reader: record(field('a', 'int'), field('b', 'string')),
        writer: record(field('a', 'int')),
      }),
    ).toEqual(['field "b": the reader requires it, the writer does not have it, and it has no default'])
  })

  test('a field that was dropped does no harm', () => {
    expect(incompatibilities({ reader: record(), writer: record(field('a', 'int')) })).toEqual([])
  })

  test('a renamed field is found by its alias alone', () => {
    const writer = record(field('old', 'int'))
    expect(incompatibilities({ reader: record(field('new', 'int', { aliases: ['old'] })), writer })).toEqual(
      [],
    )
    expect(incompatibilities({ reader: record(field('new', 'int')), writer })).toHaveLength(1)
  })

  test('every field that breaks is named, however deep', () => {
    const inner = (type: string) => ({
      type: 'array',
      items: { type: 'map', values: { type: 'record', name: 'Inner', fields: [field('y', type)] } },
    })
    const reader = record(field('list', inner('int')), field('b', 'long'))
    const writer = record(field('list', inner('string')), field('b', 'boolean'))
    expect(incompatibilities({ reader, writer })).toEqual([
      'field "list[]{}.y": the reader expects an int, the writer has a string',
      'field "b": the reader expects a long, the writer has a boolean',
    ])
  })

  test('a schema that contains itself comes to an end', () => {
    const tree = (type: string) => ({
      type: 'record',
      name: 'Tree',
      fields: [field('value', type), field('children', { type: 'array', items: 'Tree' })],
    })
    expect(incompatibilities({ reader: tree('long'), writer: tree('int') })).toEqual([])
    expect(incompatibilities({ reader: tree('int'), writer: tree('long') })).toEqual([
      'field "value": the reader expects an int, the writer has a long',
    ])
  })

  test('another namespace is the same record, another name is not', () => {
    const named = (name: string, more: object = {}): object => ({ ...record(), name, ...more })
    expect(incompatibilities({ reader: named('a.Call'), writer: named('b.Call') })).toEqual([])
    expect(incompatibilities({ reader: named('Call', { aliases: ['Ask'] }), writer: named('Ask') })).toEqual(
      [],
    )
    expect(incompatibilities({ reader: named('Call'), writer: named('Ask') })).toEqual([
      'at the top: the reader calls the record "Call", the writer "Ask"; an alias in the reader\'s schema would join them',
    ])
  })
})

describe('enums', () => {
  test('a symbol that the reader lacks needs a default of the enum', () => {
    expect(between(letters(['A']), letters(['A', 'B']))).toEqual([
      'field "x": the enum "Letter" of the writer has B, which the reader does not know, and the reader\'s enum has no default',
    ])
    expect(between(letters(['A'], { default: 'A' }), letters(['A', 'B']))).toEqual([])
  })

  test('a default of the field is no default of the enum', () => {
    const reader = record(field('x', letters(['A']), { default: 'A' }))
    expect(incompatibilities({ reader, writer: record(field('x', letters(['A', 'B']))) })).toHaveLength(1)
  })

  test('a symbol that the writer lacks does no harm', () => {
    expect(between(letters(['B', 'A']), letters(['A']))).toEqual([])
  })
})

describe('unions', () => {
  test('a type may become a union with it, and not the other way round', () => {
    expect(between(['null', 'string'], 'string')).toEqual([])
    expect(between('string', ['null', 'string'])).toEqual([
      'field "x": the reader expects a string, the writer has null',
    ])
  })

  test('each branch of the writer must fit', () => {
    expect(between(['null', 'long'], ['null', 'int', 'string'])).toEqual([
      'field "x": the writer has a string, which no branch of the reader takes; those are null, a long',
    ])
  })

  test('the branch that comes nearest says why it does not fit', () => {
    expect(between(['null', letters(['A'])], ['null', letters(['A', 'B'])])[0]).toContain('has B')
  })
})

test('a fixed keeps its size', () => {
  const fixed = (size: number) => ({ type: 'fixed', name: 'Digest', size })
  expect(between(fixed(3), fixed(4))).toEqual([
    'field "x": the fixed "Digest" has 3 bytes for the reader and 4 for the writer',
  ])
})

const primitives = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const

/** Avro 1.11, "Schema Resolution". */
const promoted = new Set([
  'int>long',
  'int>float',
  'int>double',
  'long>float',
  'long>double',
  'float>double',
  'string>bytes',
  'bytes>string',
])

test.each(primitives.flatMap((writer) => primitives.map((reader) => [writer, reader] as const)))(
  '%s read as %s follows the specification',
  (writer, reader) => {
    const fits = writer === reader || promoted.has(`${writer}>${reader}`)
    expect(between(reader, writer).length === 0).toBe(fits)
  },
)

describe('levels', () => {
  const forms = {
    one: record(field('a', 'int')),
    withDefault: record(field('a', 'int'), field('b', 'int', { default: 0 })),
    required: record(field('a', 'int'), field('b', 'int')),
    other: record(field('c', 'int')),
  }
  type Form = keyof typeof forms
  const allowed = (level: CompatibilityLevel, earlier: Form[], candidate: Form): boolean =>
    conflictsWith(
      level,
      typeOf(forms[candidate]),
      earlier.map((form, index) => ({ version: index + 1, type: typeOf(forms[form]) })),
    ).length === 0

  test.each<[CompatibilityLevel, Form[], Form, boolean]>([
    ['NONE', ['one'], 'other', true],
    ['BACKWARD', ['one'], 'withDefault', true],
    ['BACKWARD', ['one'], 'required', false],
    ['FORWARD', ['one'], 'required', true],
    ['FORWARD', ['required'], 'one', false],
    ['FULL', ['one'], 'withDefault', true],
    ['FULL', ['one'], 'required', false],
    ['FULL', ['required'], 'one', false],
    ['BACKWARD', ['one', 'withDefault'], 'required', true],
    ['BACKWARD_TRANSITIVE', ['one', 'withDefault'], 'required', false],
    ['FORWARD', ['required', 'withDefault'], 'one', true],
    ['FORWARD_TRANSITIVE', ['required', 'withDefault'], 'one', false],
    ['FULL', ['required', 'withDefault'], 'one', true],
    ['FULL_TRANSITIVE', ['required', 'withDefault'], 'one', false],
    ['FULL_TRANSITIVE', [], 'one', true],
  ])('%s after %j: %s is allowed: %j', (level, earlier, candidate, expected) => {
    expect(allowed(level, earlier, candidate)).toBe(expected)
  })

  test('a conflict names the version that it is with', () => {
    expect(
      conflictsWith('FULL_TRANSITIVE', typeOf(forms.other), [
        { version: 1, type: typeOf(forms.one) },
        { version: 4, type: typeOf(forms.withDefault) },
      ]),
    ).toEqual([
      expect.stringMatching(/^the new schema cannot read version 1: field "c"/),
      expect.stringMatching(/^version 1 cannot read the new schema: field "a"/),
      expect.stringMatching(/^the new schema cannot read version 4: field "c"/),
      expect.stringMatching(/^version 4 cannot read the new schema: field "a"/),
    ])
  })
})

const typeOf = (schema: object): avro.Type => avro.Type.forSchema(schema as avro.Schema)

/** Small schemas of every kind, so that two of them are often near each other. */
const schemas = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...primitives),
    fc.subarray(['A', 'B', 'C'], { minLength: 1 }).map((symbols) => letters(symbols)),
    fc
      .subarray(['A', 'B', 'C'], { minLength: 1 })
      .map((symbols) => letters(symbols, { default: symbols[0] })),
    fc.integer({ min: 1, max: 2 }).map((size) => ({ type: 'fixed', name: 'Digest', size })),
    tie('any').map((items) => ({ type: 'array', items })),
    tie('any').map((values) => ({ type: 'map', values })),
    fc.subarray([...primitives], { minLength: 1, maxLength: 3 }),
    fc
      .subarray(['a', 'b', 'c'], { minLength: 1 })
      .chain((names) =>
        fc.tuple(
          ...names.map((name) => fc.tuple(fc.constant(name), fc.constantFrom('int', 'long', 'string'))),
        ),
      )
      .map((fields) => ({ ...record(...fields.map(([name, type]) => field(name, type))), name: 'Inner' })),
  ),
})).any

/** One name twice in a schema is no schema; such draws are thrown away. */
function parsed(schema: Json): avro.Type | undefined {
  try {
    return typeOf(record(field('x', schema)))
  } catch {
    return undefined
  }
}

test('agrees with what decodes, and what it allows decodes', () => {
  fc.assert(
    fc.property(schemas, schemas, (readerSchema, writerSchema) => {
      const reader = parsed(readerSchema)
      const writer = parsed(writerSchema)
      if (!reader || !writer) return
      const allowed = between(readerSchema, writerSchema).length === 0
      expect(allowed).toBe(resolves(reader, writer))
      if (!allowed) return
      const value: unknown = writer.random()
      const resolver = reader.createResolver(writer)
      expect(reader.isValid(reader.fromBuffer(writer.toBuffer(value), resolver))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

function resolves(reader: avro.Type, writer: avro.Type): boolean {
  try {
    reader.createResolver(writer)
    return true
  } catch {
    return false
  }
}
