import { z } from 'zod'
import { techniques } from '../attacks/attack.ts'
import { oneKey, record, text } from './form-parts.ts'

const caseRule = z
  .enum(['ignore', 'match'])
  .default('ignore')
  .describe('Whether upper and lower case are told apart.')

const atLeast = z.int().min(1).max(10_000)
const count = z
  .union([atLeast, record({ atLeast: atLeast.default(1), distinct: z.boolean().default(false) })])
  .default(1)
  .describe('At least so many hits in one text; distinct counts equal texts once.')

const word = text(200).meta({ id: 'word' })
const keywords = z
  .union([
    z.array(word).min(1),
    record({
      words: z.array(word).optional(),
      list: z.string().optional().describe('Name of a file in the folder lists.'),
      within: z
        .enum(['word', 'substring'])
        .default('word')
        .describe('word: not within a longer word; substring: anywhere.'),
      case: caseRule,
      count,
    }),
  ])
  .describe('Words and phrases.')

const regex = z
  .union([
    z.string(),
    record({
      pattern: z.string().describe('RE2 syntax: no look-around, no back-references.'),
      case: caseRule,
      group: z.int().min(0).default(0).describe('The capture group that is the finding; 0 for all of it.'),
      entropy: z
        .number()
        .min(0)
        .max(8)
        .default(0)
        .describe('Least Shannon entropy of the finding in bits a character.'),
      placeholders: z
        .enum(['refuse', 'allow'])
        .default('allow')
        .describe('Whether a finding that is plainly no real value, such as your-key-here, counts.'),
      count,
    }),
  ])
  .describe('A regular expression.')

const entity = z
  .union([z.string(), record({ type: z.string(), count })])
  .describe('What an entity detector finds, such as payment-card.')

const technique = z.enum(['', ...techniques], {
  error: () => `write one of ${techniques.join(', ')}, or '' for any`,
})
const attack = z
  .union([technique, record({ technique: technique.default('') })])
  .describe("An attack on the model; '' for any technique.")

const names = z.union([word.transform((name) => [name]), z.array(word).min(1)]).meta({ id: 'names' })
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'write an address or a CIDR block, such as 10.0.0.0/8 or 2001:db8::/32',
})
const addresses = z.union([address.transform((one) => [one]), z.array(address).min(1)])
const bound = z.number().min(0).nullable().default(null)
const range = z
  .union([
    z.number().min(0),
    record({ from: bound, to: bound }).refine(
      ({ from, to }) => (from !== null || to !== null) && (from ?? 0) <= (to ?? Number.POSITIVE_INFINITY),
      { error: 'give from, to or both, the smaller number first' },
    ),
  ])
  .meta({ id: 'range' })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write a time such as '22:00', in quotes")

const request = record({
  provider: names,
  model: names,
  sourceIp: addresses.describe('Addresses and CIDR blocks.'),
  user: names,
  endpoint: names,
  statusCode: range,
  tokensPrompt: range,
  tokensResponse: range,
  durationMs: range,
  promptLength: range.describe('Length of the prompt in UTF-16 code units.'),
  timeOfDay: record({ from: time, to: time }).describe(
    'In UTC; over midnight where to is earlier than from.',
  ),
  weekdays: z.array(z.int().min(1).max(7)).min(1).describe('Monday is 1, Sunday 7, in UTC.'),
})
  .partial()
  .refine((facts) => Object.keys(facts).length > 0, { error: 'give at least one fact' })
  .meta({ minProperties: 1 })
  .describe('Facts of the request: all that are given must hold, of a list one. Names take * and ?.')

/** A condition as it is written. */
export interface ConditionForm {
  readonly all?: readonly ConditionForm[] | undefined
  readonly any?: readonly ConditionForm[] | undefined
  readonly not?: ConditionForm | undefined
  readonly keywords?: z.output<typeof keywords> | undefined
  readonly regex?: z.output<typeof regex> | undefined
  readonly entity?: z.output<typeof entity> | undefined
  readonly attack?: z.output<typeof attack> | undefined
  readonly request?: z.output<typeof request> | undefined
}
export type RequestForm = z.output<typeof request>
export type CountForm = z.output<typeof count>
export type RangeForm = z.output<typeof range>

/** Exactly one condition; all, any and not nest. */
export const conditionForm: z.ZodType<ConditionForm> = oneKey(
  record({
    all: z
      .array(z.lazy(() => conditionForm))
      .min(1)
      .describe('All of these hold.'),
    any: z
      .array(z.lazy(() => conditionForm))
      .min(1)
      .describe('One of these holds.'),
    not: z.lazy(() => conditionForm).describe('This does not hold.'),
    keywords,
    regex,
    entity,
    attack,
    request,
  }).partial(),
).meta({ id: 'condition', description: 'Exactly one condition; all, any and not nest.' })
