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
  const sealedTexts = new DataLoader<string, SealedTexts | null>(
    async (ids) => {
      const { rows } = await database.query<{ id: string } & Partial<SealedTexts>>(
        'select id, prompt, response, headers, metadata from read_models.requests where id = any($1::uuid[])',
        [[...ids]],
      )
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => {
        const { prompt, response = null, headers = null, metadata = null } = found.get(id) ?? {}
        // A flag may have come before its request, whose texts are not there yet.
        return prompt ? { prompt, response, headers, metadata } : null
      })
    },
    { cache: false, maxBatchSize: 100 },
  )
  async function openAll(request: RequestView): Promise<Texts | null> {
    const sealed = request.sealed ?? (await sealedTexts.load(request.id))
    if (!sealed) return null
    try {
      return sealer().open(request.dataKey, request.id, sealed)
    } catch (error) {
      if (error instanceof NoDataKey) return null
      throw error
    }
  }

  const open = async (request: RequestView, field: TextField): Promise<string | null> =>
    (await openAll(request))?.[field] ?? null

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
