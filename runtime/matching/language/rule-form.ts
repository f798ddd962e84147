import { severities } from '@flagwise/schemas'
import { z } from 'zod'
import { conditionForm } from './condition-form.ts'
import { oneKey, record, text } from './form-parts.ts'

/** Rows hold no more; the same limits as in the forms of the UI. */
const longest = { title: 120, description: 2000, category: 60 } as const

export const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write lower-case words joined by hyphens, such as github-token')

const exceptionForm = oneKey(
  record({
    value: oneKey(
      record({
        words: z.array(text(200)).min(1).describe('Findings that contain one of these are dropped.'),
        regex: z.string().describe('Findings that match this are dropped (RE2).'),
      }).partial(),
    )
      .describe('Findings whose text it describes are dropped; the rule goes on with the others.')
      .optional(),
    when: z
      .lazy(() => conditionForm)
      .describe('The rule does not match while this holds.')
      .optional(),
  }),
)

const number = z.number().min(0)
const testForm = z
  .union([
    z.string(),
    record({
      prompt: z.string().optional(),
      response: z.string().optional(),
      provider: z.string().optional(),
      model: z.string().optional(),
      sourceIp: z.string().optional(),
      user: z.string().optional(),
      endpoint: z.string().optional(),
      statusCode: number.optional(),
      tokensPrompt: number.optional(),
      tokensResponse: number.optional(),
      durationMs: number.optional(),
      time: z.iso
        .datetime({ offset: true, error: 'write a time such as 2026-01-05T22:30:00Z' })
        .describe('When the call was made, for timeOfDay and weekdays.')
        .optional(),
    }),
  ])
  .meta({ id: 'test' })

/** A rule as it is written in YAML: short forms, and nothing that is as usual. */
export const ruleForm = record({
  id: slug.describe('Names the rule for ever: lower-case words joined by hyphens, unique over all packs.'),
  title: text(longest.title).describe('A few words, unique over all packs.'),
  description: text(longest.description).describe('What it finds, and why that matters.'),
  category: text(longest.category)
    .describe("The lane it is counted in, one of FlagWise's six or the organisation's own.")
    .meta({
      examples: ['secrets', 'personal-data', 'prompt-attacks', 'source-code', 'business-data', 'policy'],
    }),
  severity: z.enum(severities),
  points: z.int().min(0).max(100).describe('What a match adds to the risk score.'),
  enabled: z.boolean().default(true),
  priority: z.int().min(-1_000_000).max(1_000_000).default(0).describe('Higher is tried first.'),
  stopOnMatch: z.boolean().default(false).describe('When it matches, rules after it are not tried.'),
  tags: z.array(text(100)).default([]).describe('Such as owasp:LLM02 and atlas:AML.T0057.'),
  references: z.array(text(500)).default([]).describe('Where what it looks for is documented.'),
  falsepositives: z.array(text(500)).default([]).describe('When it is known to match wrongly, in words.'),
  fields: z
    .array(z.enum(['prompt', 'response']))
    .min(1)
    .default(['prompt', 'response'])
    .describe('Which texts its text conditions look at.'),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Least confidence of a match of an entity or an attack.'),
  match: z.lazy(() => conditionForm),
  exceptions: z.array(exceptionForm).default([]).describe('What excuses a match.'),
  tests: record({
    match: z.array(testForm).default([]).describe('Texts or requests that it must match.'),
    noMatch: z.array(testForm).default([]).describe('Texts or requests that it must not match.'),
  })
    .prefault({})
    .describe('Texts that show what the rule does; {{alnum:36}} stands for 36 made-up characters.'),
})

/** What a row of a composite rule holds as JSON. */
export const definitionForm = record({
  fields: ruleForm.shape.fields,
  confidence: ruleForm.shape.confidence,
  match: ruleForm.shape.match,
  exceptions: ruleForm.shape.exceptions,
})

export type RuleForm = z.output<typeof ruleForm>
export type DefinitionForm = z.output<typeof definitionForm>
export type ExceptionForm = z.output<typeof exceptionForm>
export type TestForm = z.output<typeof testForm>
