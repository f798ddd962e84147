import { z } from 'zod'

/** An object with these keys and no others. What it says of an unknown key is the list of those it knows, for `explainIssues`. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(',') : undefined),
  })

/** Exactly one of the keys that the object may have. */
export function oneKey<Schema extends z.ZodObject>(schema: Schema): Schema {
  const known = Object.keys(schema.shape)
  return schema
    .refine((value) => Object.values(value).filter((part) => part !== undefined).length === 1, {
      error: `give exactly one of ${known.join(', ')}`,
    })
    .meta({ minProperties: 1, maxProperties: 1 })
}

/** Something to read: not empty, at most so many characters, and none that cannot be seen. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, 'has control characters; take them out')
    .regex(/\S/, 'empty; write something')
