import type { IncomingMessage, ServerResponse } from 'node:http'
import { type GraphQLSchema, NoSchemaIntrospectionCustomRule, parse } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Viewer } from '../access/roles.ts'
import type { GatewayContext } from '../context.ts'
import { maskError } from './errors.ts'
import { AliasLimitRule, mostTokens } from './operation-limits.ts'

/** Largest body of an operation in bytes: 1 MB of text to try a rule on, escaped in the worst way. */
export const largestBody = 6_500_000

/** What is known of an operation before it is read. */
export interface ServerContext {
  readonly viewer: Viewer | null
}

/** One HTTP request and its answer. */
export interface Exchange extends ServerContext {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

export interface GraphqlOptions {
  readonly schema: GraphQLSchema
  readonly identify: (request: IncomingMessage) => Promise<Viewer | null>
  readonly contextFor: (exchange: Exchange) => GatewayContext
  /** Introspection needs a session in production: the schema is no secret, but those who cannot sign in need no map. */
  readonly production: boolean
  readonly report: (error: unknown, reference: string) => void
  readonly operated: (type: string, outcome: 'ok' | 'error') => void
}

/** POST with JSON only; answers with JSON, or with events when the operation is a subscription. */
export function openGraphql({ schema, identify, contextFor, production, report, operated }: GraphqlOptions) {
  const yoga = createYoga<Exchange, GatewayContext>({
    schema,
    context: contextFor,
    graphqlEndpoint: '/graphql',
    maskedErrors: { maskError: (error) => maskError(error, report) },
    maxRequestBodySize: largestBody,
    batching: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    plugins: [useLimits(production), useCounting(operated)],
  })
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    await yoga(req, res, { req, res, viewer: await identify(req) })
  }
}

const useLimits = (production: boolean): Plugin<GatewayContext> => ({
  onParse({ setParseFn }) {
    setParseFn((source, options) => parse(source, { ...options, maxTokens: mostTokens }))
  },
  onValidate({ addValidationRule, context }) {
    addValidationRule(AliasLimitRule)
    if (production && !context.viewer) addValidationRule(NoSchemaIntrospectionCustomRule)
  },
})

const useCounting = (operated: GraphqlOptions['operated']): Plugin<GatewayContext> => ({
  onExecute: ({ args }) => {
    const type = operationType(args.document, args.operationName)
    return {
      onExecuteDone({ result }) {
        const failed = 'errors' in result && result.errors !== undefined && result.errors.length > 0
        operated(type, failed ? 'error' : 'ok')
      },
    }
  },
  onSubscribe: () => {
    operated('subscription', 'ok')
  },
})

function operationType(
  document: { readonly definitions: readonly { readonly kind: string }[] },
  name?: string | null,
): string {
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition') continue
    const { operation, name: own } = definition as { operation?: string; name?: { value: string } }
    if (name == null || own?.value === name) return operation ?? 'query'
  }
  return 'query'
}
