import pg from 'pg'

const rows = 100_000
const batch = 4_000

/** The raw limit of one connection: rows of 1 KB by `insert … select from unnest`, into a table with nothing but its primary key. */
export async function rawRows(databaseUrl: string): Promise<number> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query('create table raw_rows (id uuid primary key, body text not null)')
    const body = 'x'.repeat(1_000)
    const startedAt = performance.now()
    for (let done = 0; done < rows; done += batch) {
      const ids = Array.from({ length: batch }, () => crypto.randomUUID())
      await client.query('insert into raw_rows select * from unnest($1::uuid[], $2::text[])', [
        ids,
        ids.map(() => body),
      ])
    }
    return rows / ((performance.now() - startedAt) / 1_000)
  } finally {
    await client.query('drop table if exists raw_rows')
    await client.end()
  }
}
