import type { MatchView } from './match-facts.ts'

type Explained = Pick<MatchView, 'detector' | 'confidence' | 'field' | 'spans'>

const inWords = (slug: string): string => slug.replaceAll('-', ' ')

/** What found it, in words. */
export function foundBy({ detector }: Pick<Explained, 'detector'>): string {
  const [kind = '', what = ''] = detector.split('/')
  switch (kind) {
    case 'keywords':
      return 'Words of the rule'
    case 'regex':
      return 'Pattern of the rule'
    case 'request':
      return 'Facts of the request'
    case 'entity':
      return `Detector of values: ${inWords(what)}`
    case 'attack':
      return `Detector of prompt attacks: ${inWords(what)}`
    default:
      return detector
  }
}

/** How sure the match is, by word and number. */
export function howSure(confidence: number): string {
  const percent = `${Math.round(confidence * 100)} %`
  if (confidence >= 1) return 'Certain'
  if (confidence >= 0.9) return `Almost certain, ${percent}`
  if (confidence >= 0.7) return `Likely, ${percent}`
  if (confidence >= 0.5) return `Possible, ${percent}`
  return `Weak, ${percent}`
}

const fields: Readonly<Record<string, string>> = {
  prompt: 'in the prompt',
  response: 'in the response',
  model: 'the model',
}

/** Where it was found: `in the prompt, 3 places`. */
export function whereFound({ field, spans }: Pick<Explained, 'field' | 'spans'>): string {
  const where = fields[field] ?? field
  return spans.length > 1 ? `${where}, ${spans.length} places` : where
}

/** Which text was not looked at, and why. */
export const notLookedAt = ({ field, reason }: { readonly field: string; readonly reason: string }): string =>
  `${field === 'prompt' || field === 'response' ? `The ${field}` : field}: ${reason}`

/** Categories are written as slugs: `prompt-attacks` is read as `prompt attacks`. */
export const categoryWords = (category: string): string => category.replaceAll(/[-_]/g, ' ')
