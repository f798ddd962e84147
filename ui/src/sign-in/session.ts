import { createSignal } from 'solid-js'
import { ask, whenSignedOut } from '../graphql/client.ts'
import { graphql } from '../graphql/generated/gql.ts'
import type { ViewerQuery } from '../graphql/generated/graphql.ts'

const ViewerDocument = graphql(`query Viewer { viewer { id email permissions } }`)
const SignInDocument = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      __typename
      ... on Session { user { id email permissions } }
      ... on SignInRejected { code message retryAfterSeconds }
    }
  }
`)
const SignOutDocument = graphql(`mutation SignOut { signOut }`)

type Viewer = NonNullable<ViewerQuery['viewer']>

/** undefined until the gateway was asked; null when nobody is signed in. */
const [viewer, setViewer] = createSignal<Viewer | null | undefined>(undefined)

export { viewer }

whenSignedOut(() => setViewer(null))

export async function loadViewer(): Promise<void> {
  const answer = await ask(ViewerDocument, {})
  setViewer(answer.viewer ?? null)
}

/** @returns why not, in words; undefined when it worked */
export async function signIn(email: string, password: string): Promise<string | undefined> {
  const { signIn: result } = await ask(SignInDocument, { email, password })
  if (result.__typename === 'Session') {
    setViewer(result.user)
    return undefined
  }
  return result.message
}

export async function signOut(): Promise<void> {
  await ask(SignOutDocument, {})
  setViewer(null)
}
