import { readFileSync } from 'node:fs'
import { graphql, parse, subscribe } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { GatewayContext } from './context.ts'
import { printedSchema, schema } from './schema.ts'

/** Nobody is signed in, and whoever looks further fails the test. */
const stranger: GatewayContext = {
  viewer: null,
  get reads(): never {
    throw new Error('a stranger reached the reads')
  },
  get commands(): never {
    throw new Error('a stranger reached the commands')
  },
  get live(): never {
    throw new Error('a stranger reached the live tail')
  },
}

test('schema.graphql is what the code says; run `node gateway/print-schema.ts`', () => {
  expect(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8')).toBe(printedSchema())
})

describe('deny by default', () => {
  /** What a stranger may ask for. Think twice before adding to it. */
  const open = ['viewer', 'signIn']
  /** A value for each type of argument that is required. */
  const literals: Readonly<Record<string, string>> = {
    'ID!': '"7d1c2f0e-3a86-4a0e-9d43-4c1a3a1f9b10"',
    'Int!': '1',
    'String!': '"x"',
    'Boolean!': 'true',
    'RuleInput!': '{ name: "x", category: "x", type: KEYWORD, pattern: "x", severity: LOW, points: 1 }',
    'RulePatch!': '{}',
    'BacktestInput!': '{ from: "2026-03-02T09:30:00Z" }',
  }

  const rootFields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      name: field.name,
      text: `${type === schema.getMutationType() ? 'mutation' : 'query'} { ${field.name}${argumentsOf(field.args)}${
        /^(Boolean|String|Int)!?$/.test(String(field.type)) ? '' : ' { __typename }'
      } }`,
    })),
  )

  function argumentsOf(args: readonly { readonly name: string; readonly type: unknown }[]): string {
    const required = args.filter(({ type }) => String(type).endsWith('!'))
    if (required.length === 0) return ''
    return `(${required.map(({ name, type }) => `${name}: ${literals[String(type)] ?? `?${type}`}`).join(', ')})`
  }

  test.each(rootFields.filter(({ name }) => !open.includes(name)))(
    '$name needs a session',
    async ({ text }) => {
      const { errors } = await graphql({ schema, source: text, contextValue: stranger })
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
    },
  )

  const subscriptions = Object.values(schema.getSubscriptionType()?.getFields() ?? {})
  test.each(subscriptions)('$name needs a session', async ({ name }) => {
    const document = parse(`subscription { ${name} { __typename } }`)
    const refused = await subscribe({ schema, document, contextValue: stranger })
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  test('viewer says that nobody is signed in', async () => {
    expect(await graphql({ schema, source: '{ viewer { id } }', contextValue: stranger })).toEqual({
      data: { viewer: null },
    })
  })

  test('viewer says what an analyst may do', async () => {
    const viewer = { id: 'u1', email: 'ana@example.org', role: 'ANALYST', sessionId: 's1', expiresAt: 0 }
    const contextValue = Object.assign(Object.create(stranger), { viewer })
    const source = '{ viewer { role permissions } }'
    expect(await graphql({ schema, source, contextValue })).toEqual({
      data: { viewer: { role: 'ANALYST', permissions: ['READ_TRAFFIC', 'READ_TEXT', 'WRITE_RULES'] } },
    })
  })
})
