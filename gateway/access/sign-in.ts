import type { Database } from '../database.ts'
import { verifyPassword } from './password.ts'
import type { SignInLimit } from './rate-limit.ts'
import type { IssuedToken, Tokens } from './token.ts'
import { normaliseEmail, userByEmail } from './users.ts'

export type SignInRejection = 'INVALID_CREDENTIALS' | 'TOO_MANY_ATTEMPTS'

/** The sign-in was refused. Does not tell an unknown address from a wrong password. */
export class SignInRejected extends Error {
  override readonly name = 'SignInRejected'
  readonly code: SignInRejection
  readonly retryAfterSeconds: number | null

  constructor(code: SignInRejection, message: string, retryAfterSeconds: number | null = null) {
    super(message)
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Longer than any password. */
const longestPassword = 1024

export interface SignIn {
  readonly database: Database
  readonly limit: SignInLimit
  readonly tokens: Tokens
}

/** Opens a session. @throws SignInRejected */
export async function signIn(
  { database, limit, tokens }: SignIn,
  attempt: { readonly email: string; readonly password: string; readonly address: string },
): Promise<IssuedToken> {
  const email = normaliseEmail(attempt.email)
  const wait = await limit.attempt(email, attempt.address)
  if (wait !== undefined)
    throw new SignInRejected('TOO_MANY_ATTEMPTS', `Too many attempts; try again in ${wait} seconds.`, wait)

  const user = await userByEmail(database, email)
  const sane = attempt.password.length <= longestPassword
  const correct = await verifyPassword(user?.passwordHash, sane ? attempt.password : '')
  if (!user || !sane || !correct)
    throw new SignInRejected('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong.')

  await limit.succeeded(email, attempt.address)
  return tokens.issue(user, Date.now())
}
