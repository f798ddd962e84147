import pg from 'pg'

/** What the tables say at the end. */
export interface Tables {
  /** By request: whether it is flagged. */
  readonly requests: readonly { readonly id: string; readonly flagged: boolean }[]
  readonly flags: readonly { readonly id: string; readonly names: readonly string[] }[]
  readonly traffic: { readonly requests: number; readonly flagged: number }
  /** Times that each rule matched. */
  readonly rules: Readonly<Record<string, number>>
}

/** Reads everything; the database must hold nothing but what the test made. */
export async function readTables(url: string): Promise<Tables> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const rowsOf = async <Row extends pg.QueryResultRow>(query: string): Promise<Row[]> =>
    (await client.query<Row>(query)).rows
  try {
    const [traffic] = await rowsOf<{ requests: string; flagged: string }>(
      'select sum(requests) as requests, sum(flagged) as flagged from read_models.traffic',
    )
    const rules = await rowsOf<{ name: string; flagged: string }>(
      'select name, sum(flagged) as flagged from read_models.traffic_rules group by name order by name',
    )
    return {
      requests: await rowsOf('select id, flagged from read_models.requests'),
      flags: await rowsOf(
        `select request_id as id, array(select jsonb_array_elements(matches) ->> 'name') as names from read_models.flags`,
      ),
      traffic: { requests: Number(traffic?.requests), flagged: Number(traffic?.flagged) },
      rules: Object.fromEntries(rules.map(({ name, flagged }) => [name, Number(flagged)])),
    }
  } finally {
    await client.end()
  }
}
