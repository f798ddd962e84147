/** What reads ask of Postgres: a pool or one connection. */
export interface Database {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ readonly rows: Row[] }>
}

/** What hands out single connections, for work that needs a transaction. */
export interface ConnectionPool extends Database {
  connect(): Promise<Database & { release(error?: boolean): void }>
}

/** Runs `work` in one transaction on one connection. */
export async function inTransaction<T>(
  pool: ConnectionPool,
  work: (connection: Database) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect()
  let broken = true
  try {
    await connection.query('begin')
    const result = await work(connection)
    await connection.query('commit')
    broken = false
    return result
  } catch (error) {
    broken = await connection.query('rollback').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    connection.release(broken)
  }
}
