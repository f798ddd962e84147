import type { GatewayClient } from './gateway-client.ts'

/** What came of a change of a rule. */
export interface RuleAnswer {
  readonly __typename: 'Rule' | 'RuleDeleted' | 'RuleRejected'
  readonly id: string
  readonly version: number
  readonly code: string
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

const rejected = '... on RuleRejected { code problems { path message } }'
const answered = `{ __typename ... on Rule { id version } ${rejected} }`

/** Changes rules as the UI does. */
export const ruleEditor = (client: GatewayClient) => ({
  async create(input: object): Promise<RuleAnswer> {
    const operation = `mutation ($input: RuleInput!) { answer: createRule(input: $input) ${answered} }`
    return (await client.ask<{ answer: RuleAnswer }>(operation, { input })).answer
  },
  async update(id: string, expectedVersion: number, patch: object): Promise<RuleAnswer> {
    const operation = `mutation ($id: ID!, $expectedVersion: Int!, $patch: RulePatch!) {
      answer: updateRule(id: $id, expectedVersion: $expectedVersion, patch: $patch) ${answered} }`
    return (await client.ask<{ answer: RuleAnswer }>(operation, { id, expectedVersion, patch })).answer
  },
  async delete(id: string, expectedVersion: number): Promise<RuleAnswer> {
    const operation = `mutation ($id: ID!, $expectedVersion: Int!) {
      answer: deleteRule(id: $id, expectedVersion: $expectedVersion) { __typename ... on RuleDeleted { id } ${rejected} } }`
    return (await client.ask<{ answer: RuleAnswer }>(operation, { id, expectedVersion })).answer
  },
})
