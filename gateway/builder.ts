import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { may, type Permission } from './access/roles.ts'
import type { GatewayContext } from './context.ts'
import { UserError } from './http/errors.ts'
import { parseDateTime } from './paging/date-time.ts'

/** What one operation may cost: fields it can return, how deep it goes, how many fields it names (aliases count). */
export const limits = { complexity: 60_000, depth: 10, breadth: 300 } as const

/** Items that a list is counted as when its field does not say. */
const usualListLength = 5

type AuthScopes = { readonly signedIn: boolean } & { readonly [Name in Permission]: boolean }

export const builder = new SchemaBuilder<{
  Context: GatewayContext
  AuthScopes: AuthScopes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    DateTime: { Input: number; Output: number }
    Cursor: { Input: string; Output: string }
    ID: { Input: string; Output: string }
  }
}>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => {
      const permits = (permission: Permission): boolean => viewer !== null && may(viewer.role, permission)
      return {
        signedIn: viewer !== null,
        readTraffic: permits('readTraffic'),
        readText: permits('readText'),
        writeRules: permits('writeRules'),
      }
    },
    unauthorizedError: (_parent, { viewer }, info) =>
      viewer === null
        ? new UserError('UNAUTHENTICATED', 'Sign in first: there is no session, or it has expired.')
        : new UserError(
            'FORBIDDEN',
            `Your role ${viewer.role} may not use ${info.parentType.name}.${info.fieldName}.`,
          ),
  },
  relay: {
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    firstArgOptions: {
      description: 'How many from the newest on; 50 when neither `first` nor `last` is given, at most 500.',
    },
    lastArgOptions: { description: 'How many from the oldest on, in the same order; at most 500.' },
    afterArgOptions: { description: 'A cursor of this connection: only what is older.' },
    beforeArgOptions: { description: 'A cursor of this connection: only what is newer.' },
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: usualListLength,
    limit: limits,
    complexityError: (kind, result) => {
      const name = kind.toLowerCase() as keyof typeof limits
      return new UserError(
        'TOO_COMPLEX',
        `The operation's ${name} is ${result[name]}, at most ${limits[name]} is allowed; ask for fewer items or fields.`,
      )
    },
  },
})

// Deny by default: whoever adds a root field has to say so if it is open to those who are not signed in.
builder.queryType({ authScopes: { signedIn: true } })
builder.mutationType({ authScopes: { signedIn: true } })

builder.scalarType('DateTime', {
  description: 'A moment, ISO 8601 with an offset; given out in UTC with milliseconds.',
  serialize: (ms) => new Date(ms).toISOString(),
  parseValue: parseDateTime,
})

builder.scalarType('Cursor', {
  description: 'Where a subscription stands: opaque, signed. Give back the last one to go on without a gap.',
  serialize: (cursor) => cursor,
  parseValue: (value) => {
    if (typeof value === 'string' && value.length <= 8192) return value
    throw new UserError('BAD_CURSOR', 'A cursor is the text that an earlier frame carried.')
  },
})

/** What can be told apart by its `id` alone. Ids are plain UUIDs, the same on every topic. */
export const Node = builder.interfaceRef<{ readonly id: string }>('Node').implement({
  fields: (t) => ({ id: t.exposeID('id', { description: 'UUID' }) }),
})

/** Of a connection: as many times the cost of a node as it can return. */
export const connectionComplexity = (args: {
  readonly first?: number | null | undefined
  readonly last?: number | null | undefined
}): { field: number; multiplier: number } => ({ field: 1, multiplier: args.first ?? args.last ?? 50 })
