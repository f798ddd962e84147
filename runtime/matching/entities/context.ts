import type { EntityText, Surroundings } from './entity.ts'
import { fold } from './words-around.ts'

/** Words and phrases that speak for a value when they stand near it. Compared whole and folded. */
export interface Context {
  /** The first phrase found near [start, end), as it was given. */
  near(text: EntityText, start: number, end: number): string | undefined
  /** The same of what stands around a value. */
  nearIn(around: Surroundings): string | undefined
}

const scriptsWithoutSpaces =
  /[\p{Script=Thai}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Phrases are given as `passport`, `date of birth`; `reisepass*` also stands for every word that begins so. Those of scripts without
 * spaces are found within a word.
 */
export function contextOf(...phrases: readonly string[]): Context {
  const words = new Map<string, string>()
  /** Longer phrases by their first word. */
  const longer = new Map<string, { readonly phrase: string; readonly needle: string }[]>()
  const within: { readonly phrase: string; readonly needle: string }[] = []
  for (const given of phrases) {
    const phrase = given.replaceAll('*', '')
    const folded = fold(phrase).trim()
    const [first = ''] = folded.split(' ')
    if (scriptsWithoutSpaces.test(phrase)) within.push({ phrase, needle: folded })
    else if (given.endsWith('*')) within.push({ phrase, needle: ` ${folded}` })
    else if (first === folded) words.set(folded, phrase)
    else longer.set(first, [...(longer.get(first) ?? []), { phrase, needle: ` ${folded} ` }])
  }
  function nearIn({ before, after, words: around }: Surroundings): string | undefined {
    if (around.length === 0) return undefined
    for (const word of around) {
      const phrase = words.get(word)
      if (phrase !== undefined) return phrase
      const rest = longer.get(word)?.find(({ needle }) => before.includes(needle) || after.includes(needle))
      if (rest !== undefined) return rest.phrase
    }
    return within.find(({ needle }) => before.includes(needle) || after.includes(needle))?.phrase
  }

  return { nearIn, near: (text, start, end) => nearIn(text.around(start, end)) }
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
