import { z } from 'zod'
import { ruleForm } from './rule-form.ts'

/** The JSON Schema of a rule as it is written in YAML, as published in `schemas/rule/rule-document.schema.json`. */
export function ruleJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(ruleForm, { io: 'input', target: 'draft-2020-12' })
  return {
    $schema,
    title: 'FlagWise rule',
    description: 'One detection rule, as one document of a YAML file.',
    ...schema,
  }
}
