import type { Addresses } from '../system/system.ts'
import { until } from '../until.ts'

/** Somebody who is signed in at one gateway; the token is good at every other one. */
export interface GatewayClient {
  readonly url: string
  readonly token: string
  /** Runs an operation. @throws Error with the messages of the gateway */
  ask<T>(operation: string, variables?: object): Promise<T>
}

interface Answer<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly message: string }[]
}

async function post<T>(url: string, token: string, query: string, variables: object): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  })
  const { data, errors } = (await response.json()) as Answer<T>
  if (errors || !data) throw new Error((errors ?? []).map(({ message }) => message).join('; ') || 'no data')
  return data
}

const signInOperation = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { __typename ... on Session { token } ... on SignInRejected { message } }
}`

/** Signs the administrator in. @param gateway name of the part */
export async function signedInAt(addresses: Addresses, gateway = 'gateway'): Promise<GatewayClient> {
  const url = addresses.gateways[gateway]
  if (!url) throw new Error(`there is no ${gateway}`)
  const token = await until(`${gateway} signs in`, async () => {
    const { signIn } = await post<{ signIn: { token?: string; message?: string } }>(
      url,
      '',
      signInOperation,
      addresses.administrator,
    )
    return signIn.token
  })
  return clientAt(url, token)
}

export const clientAt = (url: string, token: string): GatewayClient => ({
  url,
  token,
  ask: (operation, variables = {}) => post(url, token, operation, variables),
})

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/**
 * Every node of a connection that was received since, page by page.
 * @param field `flags` or `requests`
 * @param selection fields of the node
 */
export async function allSince<Node>(
  client: GatewayClient,
  field: 'flags' | 'requests',
  selection: string,
  from: number,
): Promise<readonly Node[]> {
  const operation = `query ($from: DateTime, $after: String) {
    page: ${field}(filter: { from: $from }, first: 500, after: $after) {
      edges { node { ${selection} } } pageInfo { hasNextPage endCursor }
    }
  }`
  const nodes: Node[] = []
  for (let after: string | null = null; ; ) {
    const variables: object = { from: new Date(from).toISOString(), after }
    const { page }: { page: Connection<Node> } = await client.ask(operation, variables)
    nodes.push(...page.edges.map(({ node }) => node))
    if (!page.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}
