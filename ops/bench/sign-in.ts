/** A token of the stack's administrator. */
export async function signIn(url: string, env: NodeJS.ProcessEnv): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on Session { token } ... on SignInRejected { message } } }',
      variables: { email: env.FLAGWISE_ADMIN_EMAIL, password: env.FLAGWISE_ADMIN_PASSWORD },
    }),
  })
  const { data } = (await response.json()) as {
    data?: { signIn: { token?: string; message?: string } }
  }
  if (!data?.signIn.token) throw new Error(`the gateway refuses the sign-in: ${data?.signIn.message}`)
  return data.signIn.token
}
