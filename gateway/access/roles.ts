/** Who a user is to FlagWise. */
export const roles = ['ADMIN', 'ANALYST'] as const
export type Role = (typeof roles)[number]

/** What a user may do; the schema and the pages ask for these, never for a role. */
export const permissions = ['readTraffic', 'readText', 'writeRules'] as const
export type Permission = (typeof permissions)[number]

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  ADMIN: ['readTraffic', 'readText', 'writeRules'],
  ANALYST: ['readTraffic', 'readText', 'writeRules'],
}

/** All that a role may do. */
export const permissionsOf = (role: Role): readonly Permission[] => granted[role]

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
