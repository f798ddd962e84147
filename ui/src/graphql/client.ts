import { Client, type CombinedError, fetchExchange } from '@urql/core'
import type { TypedDocumentString } from './generated/graphql.ts'

const url = '/graphql'

/** Queries and mutations; the session is a cookie. Nothing is cached: what is shown is what is so now. */
const client = new Client({
  url,
  exchanges: [fetchExchange],
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetchOptions: { credentials: 'same-origin' },
})

/** An answer that is an error, in words for a person. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  /** `extensions.code` of the first error; UNREACHABLE when there was no answer. */
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

let onSignedOut = (): void => undefined

/** Called when the gateway says that there is no session any more. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act
}

/** Makes an error of the gateway one of ours, and notices the end of the session. */
export function gatewayError(code: string | undefined, message: string): GatewayError {
  if (code === 'UNAUTHENTICATED') onSignedOut()
  return new GatewayError(message, code ?? 'UNREACHABLE')
}

function worded(error: CombinedError): GatewayError {
  const first = error.graphQLErrors[0]
  if (first) return gatewayError(String(first.extensions?.code ?? 'INTERNAL'), first.message)
  return gatewayError(undefined, 'The gateway does not answer. It is asked again when you retry.')
}

/** Runs a query or a mutation. @throws GatewayError */
export async function ask<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const text = document.toString()
  const operation = text.trimStart().startsWith('mutation') ? client.mutation : client.query
  const { data, error } = await operation.call(client, text, variables).toPromise()
  if (error) throw worded(error)
  return data as Result
}
