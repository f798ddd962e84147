import type { LabelledSpan } from '../format/matched-text.tsx'
import type { MatchView } from './match-facts.ts'

/** Where rules matched in one of the texts, each under the name of its rule. */
export const spansIn = (
  matches: readonly Pick<MatchView, 'field' | 'name' | 'spans'>[],
  field: 'prompt' | 'response',
): readonly LabelledSpan[] =>
  matches
    .filter((match) => match.field === field)
    .flatMap(({ name, spans }) => spans.map(({ start, end }) => ({ start, end, label: name })))
