import type { EntityText } from './entity.ts'
import { fold } from './words-around.ts'

/** Words and phrases that speak for a value when they stand near it. Compared whole and folded. */
export interface Context {
  /** The first phrase found near [start, end), as it was given. */
  near(text: EntityText, start: number, end: number): string | undefined
}

const scriptsWithoutSpaces =
  /[\p{Script=Thai}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Phrases are given as `passport`, `date of birth`; `reisepass*` also stands for every word that begins so. Those of scripts without
 * spaces are found within a word.
 */
export function contextOf(...phrases: readonly string[]): Context {
  const needles = phrases.map((phrase) => ({ phrase: phrase.replaceAll('*', ''), needle: needleOf(phrase) }))
  return {
    near(text, start, end) {
      const { before, after } = text.around(start, end)
      for (const { phrase, needle } of needles)
        if (before.includes(needle) || after.includes(needle)) return phrase
      return undefined
    },
  }
}

function needleOf(phrase: string): string {
  const folded = fold(phrase.replaceAll('*', '')).trim()
  if (scriptsWithoutSpaces.test(phrase)) return folded
  return phrase.endsWith('*') ? ` ${folded}` : ` ${folded} `
}

/** Words that say that a number is none of a person. */
export const impersonal = contextOf(
  'order',
  'orders',
  'invoice',
  'tracking',
  'version',
  'isbn',
  'issn',
  'sku',
  'part',
  'model',
  'serial',
  'build',
  'commit',
  'port',
  'bytes',
  'pixels',
  'timestamp',
  'ticket',
  'lot',
  'batch',
  'doi',
  'bestellung',
  'rechnung',
  'auftrag',
  'commande',
  'facture',
  'pedido',
  'factura',
  'ordine',
  'fattura',
  'population',
  'total',
  'usd',
  'eur',
  'dollars',
  'euros',
  'million',
  'billion',
  'percent',
)
