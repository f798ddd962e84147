import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const line = z.object({
  text: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
  kind: z.string(),
  source: z.string(),
})

export type LabelledText = z.infer<typeof line>

/** The lines of a file of labelled texts; throws in words when it is not there. */
export function readLabelledTexts(folder: string, name: string): readonly LabelledText[] {
  const path = join(folder, name)
  if (!existsSync(path))
    throw new Error(`${path} is missing: give the folder of the labelled texts with --data <folder>`)
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(JSON.parse(text)))
}
