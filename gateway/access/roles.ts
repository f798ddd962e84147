/** Who a user is to FlagWise. */
export const roles = ['ADMIN', 'ANALYST'] as const
export type Role = (typeof roles)[number]

/** What a user may do; the schema asks for these, never for a role. */
export type Permission = 'readTraffic' | 'readText' | 'writeRules'

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  ADMIN: ['readTraffic', 'readText', 'writeRules'],
  ANALYST: ['readTraffic', 'readText', 'writeRules'],
}

export const may = (role: Role, permission: Permission): boolean => granted[role].includes(permission)

/** A signed-in user, as the session says. */
export interface Viewer {
  readonly id: string
  readonly email: string
  readonly role: Role
  /** Names the session, for signing out. */
  readonly sessionId: string
  /** ms since 1970 */
  readonly expiresAt: number
}
