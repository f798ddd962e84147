import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const line = z.object({
  text: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
  kind: z.string(),
  /** Start, end and, where a text has several kinds, which kind. */
  spans: z.array(z.tuple([z.number(), z.number()]).rest(z.string())).optional(),
  /** The kinds of its spans that have a form; others, such as names of people, take a language model. */
  structured: z.array(z.string()).optional(),
})

/** A text with what it is known to have: `label` 1 where it has what its file is about. */
export type Labelled = z.infer<typeof line>

/** The files that are measured, and what of each a rule should find. */
export const files = {
  secrets: 'secrets.jsonl',
  personalData: 'personal-data.jsonl',
  promptAttacks: 'prompt-attacks.jsonl',
  agentThreats: 'agent-threats.jsonl',
} as const

export type LabelledSets = { readonly [File in keyof typeof files]: readonly Labelled[] }

/** The data is not there, or is not what it should be; the message says where it was looked for. */
export class NoData extends Error {}

/** @throws NoData */
export function readLabelled(folder: string): LabelledSets {
  if (!existsSync(folder))
    throw new NoData(
      `there is no folder ${folder}; give the folder of the labelled texts with --data <folder>`,
    )
  const read = (name: string): readonly Labelled[] => {
    const path = join(folder, name)
    if (!existsSync(path)) throw new NoData(`${path} is missing; --data <folder> must have ${name}`)
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((text, at) => {
        if (text.trim() === '') return []
        const read = line.safeParse(jsonOf(text))
        if (read.success) return [read.data]
        throw new NoData(`${path}:${at + 1} is no line of labelled text: it needs text, label and kind`)
      })
  }
  return {
    secrets: read(files.secrets),
    personalData: read(files.personalData),
    promptAttacks: read(files.promptAttacks),
    agentThreats: read(files.agentThreats),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
