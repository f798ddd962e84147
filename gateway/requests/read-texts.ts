import { NoDataKey, type Sealer } from '@flagwise/runtime/sealing'
import DataLoader from 'dataloader'
import type { Database } from '../database.ts'
import type { RequestView, SealedTexts } from './request-view.ts'

type Field = keyof SealedTexts

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
  /** The columns have the names of the fields. */
  const loaderOf = (field: Field) =>
    new DataLoader<string, Buffer | null>(
      async (ids) => {
        const { rows } = await database.query<{ id: string; sealed: Buffer | null }>(
          `select id, ${field} as sealed from read_models.requests where id = any($1::uuid[])`,
          [[...ids]],
        )
        const found = new Map(rows.map(({ id, sealed }) => [id, sealed]))
        return ids.map((id) => found.get(id) ?? null)
      },
      { cache: false, maxBatchSize: 100 },
    )
  const loaders = {
    prompt: loaderOf('prompt'),
    response: loaderOf('response'),
    headers: loaderOf('headers'),
    metadata: loaderOf('metadata'),
  } satisfies Record<Field, unknown>

  async function open(request: RequestView, field: Field): Promise<string | null> {
    const sealed = request.sealed ? request.sealed[field] : await loaders[field].load(request.id)
    if (!sealed) return null
    try {
      return sealer().open(request.dataKey, { requestId: request.id, field }, sealed)
    } catch (error) {
      if (error instanceof NoDataKey) return null
      throw error
    }
  }

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
