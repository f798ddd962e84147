import { randomUUID } from 'node:crypto'
import { type ConnectionPool, type Database, inTransaction } from '../database.ts'
import type { Role } from './roles.ts'

export interface User {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly passwordHash: string
}

interface Row {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly password_hash: string
}

/** The form in which addresses are stored and compared. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase()

export async function userByEmail(database: Database, email: string): Promise<User | undefined> {
  const { rows } = await database.query<Row>(
    'select id, email, role, password_hash from gateway.users where email = $1',
    [normaliseEmail(email)],
  )
  const [row] = rows
  return row && { id: row.id, email: row.email, role: row.role, passwordHash: row.password_hash }
}

export async function anyUserExists(database: Database): Promise<boolean> {
  const { rows } = await database.query('select 1 from gateway.users limit 1')
  return rows.length > 0
}

/** Adds the user if there is no user at all; gateways that start together add one. */
export const insertFirstUser = (pool: ConnectionPool, user: Omit<User, 'id'>): Promise<boolean> =>
  inTransaction(pool, async (connection) => {
    await connection.query('lock table gateway.users in exclusive mode')
    if (await anyUserExists(connection)) return false
    await connection.query(
      'insert into gateway.users (id, email, password_hash, role) values ($1, $2, $3, $4)',
      [randomUUID(), normaliseEmail(user.email), user.passwordHash, user.role],
    )
    return true
  })
