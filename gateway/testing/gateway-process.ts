import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export const administrator = { email: 'admin@example.org', password: 'correct horse battery' }

export interface GatewayProcess {
  readonly url: string
  readonly process: ChildProcess
  /** What it has written, a line each. */
  readonly output: string[]
  readonly exited: Promise<number | null>
}

/**
 * The gateway as it is deployed, a process of its own, on a free port.
 * @throws Error with its code and its output when it ends before it serves
 */
export async function startGateway(env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      KAFKA_BOOTSTRAP_SERVERS: process.env.KAFKA_BOOTSTRAP_SERVERS,
      SCHEMA_REGISTRY_URL: process.env.SCHEMA_REGISTRY_URL,
      REDIS_URL: process.env.REDIS_URL,
      REDIS_PASSWORD: process.env.REDIS_PASSWORD,
      JWT_SECRET_KEY: 'a secret that is long enough to sign with',
      ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
      FLAGWISE_ADMIN_EMAIL: administrator.email,
      FLAGWISE_ADMIN_PASSWORD: administrator.password,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line)
        const found = /"port":(\d+).*"serving"/.exec(line)
        if (found) resolve(Number(found[1]))
      })
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${output.join('\n')}`)))
  })
  return { url: `http://127.0.0.1:${port}`, process: child, output, exited }
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test says it is
  readonly data: any
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
  /** The cookie that was set, ready to be sent. */
  readonly cookie: string
}

export async function ask(
  gateway: GatewayProcess,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const body = (await response.json()) as Omit<Answer, 'cookie'>
  return { ...body, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

export const signIn = (
  gateway: GatewayProcess,
  password = administrator.password,
  email = administrator.email,
): Promise<Answer> =>
  ask(
    gateway,
    `mutation { signIn(email: "${email}", password: "${password}") {
       __typename ... on Session { token user { email role } } ... on SignInRejected { code } } }`,
  )
