import type * as schemas from '@flagwise/schemas'
import { builder } from '../builder.ts'
import { Severity } from './severity.ts'

const Span = builder.objectRef<schemas.Span>('Span').implement({
  description: 'Where in the text, in UTF-16 code units: from `start` to before `end`.',
  fields: (t) => ({ start: t.exposeInt('start'), end: t.exposeInt('end') }),
})

/** How a rule matched. */
export const Match = builder.objectRef<schemas.Match>('Match').implement({
  description: 'How a rule matched a request.',
  fields: (t) => ({
    ruleId: t.exposeID('ruleId'),
    ruleVersion: t.exposeInt('ruleVersion', {
      description: 'Version of the rule that matched; it may have changed since.',
    }),
    name: t.exposeString('name'),
    category: t.exposeString('category'),
    severity: t.expose('severity', { type: Severity }),
    points: t.exposeInt('points'),
    field: t.exposeString('field', { description: 'What matched: `prompt`, `response` or `model`.' }),
    spans: t.field({ type: [Span], resolve: (match) => [...match.spans] }),
    excerpt: t.exposeString('excerpt', { description: 'The first matched text, redacted.' }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1: how sure the match is.' }),
    detector: t.exposeString('detector', {
      description:
        'What found it: `keywords`, `regex`, `request`, `entity/<type>` or `attack/<technique>`; empty for flags of before.',
    }),
    why: t.stringList({
      description: 'Which literal, check or context word spoke for it; never the matched text.',
      resolve: ({ why }) => [...why],
    }),
  }),
})

/** A text that the rules could not, or not wholly, look at. */
export const Unscanned = builder.objectRef<schemas.Unscanned>('Unscanned').implement({
  description: 'A text that was not, or not wholly, looked at: what is in it is not known.',
  fields: (t) => ({
    field: t.exposeString('field', { description: '`prompt` or `response`.' }),
    reason: t.exposeString('reason'),
  }),
})
