import { NoDataKey, type Sealer, type TextField, type Texts } from '@flagwise/runtime/sealing'
import DataLoader from 'dataloader'
import type { Database } from '../database.ts'
import type { RequestView, SealedTexts } from './request-view.ts'

/** The texts of requests, opened for those who may read them. */
export interface TextReads {
  /** Null when there is no such text, or when the key of its day was forgotten. */
  open(request: RequestView, field: 'prompt' | 'response'): Promise<string | null>
  openPairs(
    request: RequestView,
    field: 'headers' | 'metadata',
  ): Promise<{ readonly name: string; readonly value: string }[] | null>
}

/** @param sealer opens what its data keys sealed; thrown errors say that the keys have not been read yet */
export function textReads(database: Database, sealer: () => Sealer): TextReads {
  async function sealedOf(requests: readonly RequestView[]): Promise<ReadonlyMap<string, SealedTexts>> {
    const sealed = new Map(
      requests.flatMap(({ id, sealed: along }): [string, SealedTexts][] => (along ? [[id, along]] : [])),
    )
    const missing = [...new Set(requests.map(({ id }) => id))].filter((id) => !sealed.has(id))
    if (missing.length === 0) return sealed
    const { rows } = await database.query<{ id: string } & Partial<SealedTexts>>(
      'select id, prompt, response, headers, metadata from read_models.requests where id = any($1::uuid[])',
      [missing],
    )
    // A flag may have come before its request, whose texts are not there yet.
    for (const { id, prompt, response = null, headers = null, metadata = null } of rows)
      if (prompt) sealed.set(id, { prompt, response, headers, metadata })
    return sealed
  }

  function opened({ dataKey, id }: RequestView, sealed: SealedTexts | undefined): Texts | Error | null {
    if (!sealed) return null
    try {
      return sealer().open(dataKey, id, sealed)
    } catch (error) {
      if (error instanceof NoDataKey) return null
      return error instanceof Error ? error : new Error('a seal could not be opened')
    }
  }

  /** The fields of a query ask for one request several times: its texts are fetched and opened once. Nothing is kept in the plain. */
  const texts = new DataLoader<RequestView, Texts | null>(
    async (requests) => {
      const sealed = await sealedOf(requests)
      const known = new Map(requests.map((request) => [request.id, request]))
      const all = new Map([...known].map(([id, request]) => [id, opened(request, sealed.get(id))]))
      return requests.map(({ id }) => all.get(id) ?? null)
    },
    { cache: false, maxBatchSize: 200 },
  )

  const open = async (request: RequestView, field: TextField): Promise<string | null> =>
    (await texts.load(request))?.[field] ?? null

  return {
    open,
    async openPairs(request, field) {
      const text = await open(request, field)
      return text === null ? null : pairsOf(text)
    },
  }
}

/** Of a JSON object. The error of a parser would quote the text. */
function pairsOf(text: string): { readonly name: string; readonly value: string }[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    parsed = undefined
  }
  if (typeof parsed !== 'object' || parsed === null)
    throw new Error('a sealed object does not hold a JSON object')
  return Object.entries(parsed).map(([name, value]) => ({ name, value: String(value) }))
}
