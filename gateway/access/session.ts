import { builder } from '../builder.ts'
import { permissions, permissionsOf, roles, type Viewer } from './roles.ts'
import { SignInRejected } from './sign-in.ts'
import type { IssuedToken } from './token.ts'

const Role = builder.enumType('Role', { values: roles })

/** `writeRules` as `WRITE_RULES`. */
const enumName = (permission: string): string => permission.replace(/[A-Z]/g, '_$&').toUpperCase()

const Permission = builder.enumType('Permission', {
  values: Object.fromEntries(permissions.map((permission) => [enumName(permission), { value: permission }])),
})

const User = builder.objectRef<Pick<Viewer, 'id' | 'email' | 'role'>>('User').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    role: t.expose('role', { type: Role }),
    permissions: t.field({
      type: [Permission],
      description: 'What the user may do.',
      resolve: ({ role }) => [...permissionsOf(role)],
    }),
  }),
})

const Session = builder.objectRef<IssuedToken>('Session').implement({
  description: 'A session. It also set the cookie `flagwise_session`, which browsers use.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'For programs: `Authorization: Bearer <token>`.' }),
    expiresAt: t.field({ type: 'DateTime', resolve: ({ viewer }) => viewer.expiresAt }),
    user: t.field({ type: User, resolve: ({ viewer }) => viewer }),
  }),
})

builder.objectType(SignInRejected, {
  name: 'SignInRejected',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'INVALID_CREDENTIALS or TOO_MANY_ATTEMPTS' }),
    message: t.exposeString('message'),
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { nullable: true }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: User,
    nullable: true,
    description: 'Who is signed in; null when nobody is.',
    skipTypeScopes: true,
    resolve: (_root, _args, { viewer }) => viewer,
  }),
)

builder.mutationFields((t) => ({
  signIn: t.field({
    type: Session,
    skipTypeScopes: true,
    errors: { types: [SignInRejected], result: { name: 'SignInResult' }, union: { name: 'SignInResult' } },
    args: { email: t.arg.string({ required: true }), password: t.arg.string({ required: true }) },
    // Each costs 20 MB and 50 ms of hashing.
    complexity: 20_000,
    resolve: (_root, { email, password }, { commands }) => commands.session.signIn(email, password),
  }),
  signOut: t.boolean({
    description: 'Ends the session for good, on every gateway.',
    resolve: async (_root, _args, { commands }) => {
      await commands.session.signOut()
      return true
    },
  }),
}))
