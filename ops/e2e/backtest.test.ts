import { beforeAll, describe, expect, test } from 'vitest'
import { type GatewayClient, signedInAt } from './clients/gateway-client.ts'
import { sendPrompts } from './clients/send-prompts.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

interface Backtest {
  readonly id: string
  readonly state: 'RUNNING' | 'DONE' | 'FAILED'
  readonly error: string | null
  readonly report: {
    readonly newlyFlagged: number
    readonly noLongerFlagged: number
    readonly rules: readonly { readonly name: string; readonly newlyFlagged: number }[]
  } | null
}

const fields =
  '{ id state error report { newlyFlagged noLongerFlagged rules { name newlyFlagged noLongerFlagged } } }'
const word = `kingfisher${Date.now()}`
const document = `id: kingfisher
title: Kingfisher
description: A project that is not public.
category: business-data
severity: high
points: 40
tags: []
references: []
falsepositives: []
match:
  keywords: [${word}]
tests:
  match: ['the ${word} plan', '${word}']
  noMatch: ['the plan']
`

describe('a change of the rules, tried on the past', () => {
  let system: System
  let client: GatewayClient
  let from: string

  const run = async (input: object): Promise<Backtest> => {
    const { startBacktest } = await client.ask<{ startBacktest: Backtest & { message?: string } }>(
      `mutation ($input: BacktestInput!) { startBacktest(input: $input) { __typename ... on Backtest ${fields} ... on RuleRejected { message } } }`,
      { input },
    )
    if (startBacktest.message) throw new Error(startBacktest.message)
    return until('the end of the backtest', async () => {
      const { backtest } = await client.ask<{ backtest: Backtest }>(
        `query ($id: ID!) { backtest(id: $id) ${fields} }`,
        { id: startBacktest.id },
      )
      return backtest.state !== 'RUNNING' && backtest
    })
  }

  beforeAll(async () => {
    system = await sharedSystem()
    client = await signedInAt(system.addresses)
    from = new Date(Date.now() - 1_000).toISOString()
    const prompts = [`the ${word} plan`, 'a quiet afternoon', `${word} and the password`, `more ${word}`]
    await sendPrompts(system.addresses.kafka, prompts)
  })

  test('says what a new rule would flag that nothing flags now', async () => {
    const { state, error, report } = await run({ documents: [document], from })
    expect({ state, error }).toEqual({ state: 'DONE', error: null })
    // One of the three that have the word is flagged already.
    expect(report?.rules.find(({ name }) => name === 'Kingfisher')).toMatchObject({ newlyFlagged: 2 })
    expect(report?.noLongerFlagged).toBe(0)
  })

  test('says what would no longer be flagged', async () => {
    const { report } = await run({ packsOff: ['flagwise-classic'], from })
    expect(report?.newlyFlagged).toBe(0)
    expect(report?.noLongerFlagged).toBeGreaterThanOrEqual(1)
  })

  test('changes nothing', async () => {
    const { rules } = await client.ask<{ rules: readonly { readonly name: string }[] }>('{ rules { name } }')
    expect(rules.map(({ name }) => name)).not.toContain('Kingfisher')
  })

  test('refuses a window that is none, and says why', async () => {
    await expect(run({ documents: [document], from, to: '2001-01-01T00:00:00Z' })).rejects.toThrow(
      'The window is empty',
    )
  })
})
