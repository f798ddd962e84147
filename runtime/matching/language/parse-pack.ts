import { z } from 'zod'
import { record, text } from './form-parts.ts'
import type { RuleFileProblem } from './problem.ts'
import { slug } from './rule-form.ts'
import { checked, readYaml } from './yaml-source.ts'

/** Rules that are switched on and off as a whole. */
export interface PackFacts {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly enabled: boolean
}

/** Words that several rules look for. */
export interface WordList {
  readonly name: string
  readonly description: string
  readonly words: readonly string[]
}

const packForm = record({
  id: slug,
  title: text(120),
  description: text(2000),
  enabled: z.boolean().default(true),
})

const listForm = record({
  name: slug,
  description: text(2000),
  words: z.array(text(200)).default([]),
})

/** A `pack.yaml`. @param folder its folder, whose name is the id */
export const parsePack = (yamlText: string, file: string, folder: string) =>
  parseOne(packForm, yamlText, file, ({ id }) =>
    id === folder
      ? undefined
      : { path: 'id', message: `${id} stands in the folder ${folder}; give both one name` },
  )

/** A word list. @param stem its file name without `.yaml`, which is its name */
export const parseList = (yamlText: string, file: string, stem: string) =>
  parseOne(listForm, yamlText, file, ({ name }) =>
    name === stem
      ? undefined
      : { path: 'name', message: `${name} stands in the file ${stem}.yaml; give both one name` },
  )

function parseOne<Schema extends z.ZodType>(
  schema: Schema,
  yamlText: string,
  file: string,
  fault: (value: z.output<Schema>) => { readonly path: string; readonly message: string } | undefined,
): { readonly value?: z.output<Schema>; readonly problems: readonly RuleFileProblem[] } {
  const [part, second] = readYaml(yamlText, file)
  if (!part) return { problems: [{ file, line: 1, column: 1, path: '', message: 'is empty' }] }
  if (part.problems.length > 0) return { problems: part.problems }
  if (second)
    return { problems: [second.placed({ path: [], message: 'a second document; this file has one' })] }
  const form = checked(schema, part.value)
  if ('problems' in form) return { problems: form.problems.map(part.placed) }
  const found = fault(form.value)
  if (found) return { problems: [part.placed({ path: [found.path], message: found.message })] }
  return { value: form.value, problems: [] }
}
