import './access/session.ts'
import './flags/flag-raised.ts'
import './flags/flag.ts'
import './node.ts'
import './requests/request-seen.ts'
import './requests/request.ts'
import './rules/rule-mutations.ts'
import './rules/rule-pack.ts'
import './rules/try-rule.ts'
import './backtest/backtest.ts'
import './traffic/traffic.ts'
import { printSchema } from 'graphql'
import { builder } from './builder.ts'

/** What the gateway answers. */
export const schema = builder.toSchema({ sortSchema: false })

/** As committed in schema.graphql. */
export const printedSchema = (): string => `${printSchema(schema)}\n`
