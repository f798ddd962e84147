import { randomUUID } from 'node:crypto'
import { createTopics, openProducer } from '@flagwise/runtime/kafka'
import { openCodec, topicNamed, topics } from '@flagwise/schemas'
import { aRequest } from '@flagwise/schemas/examples'
import { registryAt } from '@flagwise/schemas/registry'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { ask, type GatewayProcess, signIn, startGateway } from '../testing/gateway-process.ts'

const run = randomUUID()
const topic = topicNamed(topics.llmRequests, `gateway-backtest-${run}`)
const kafka = { bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '', clientId: 'gateway-test' }
const word = `bluebird${run.slice(0, 8)}`

let database: TestDatabase
let gateway: GatewayProcess
let cookie: string

beforeAll(async () => {
  await createTopics(kafka, [{ ...topic, partitions: 2 }], 1)
  const codec = await openCodec(topic, registryAt(process.env.SCHEMA_REGISTRY_URL ?? ''))
  const producer = await openProducer(kafka, `gateway-backtest-${run}`)
  await producer.begin()
  for (const [at, prompt] of [`a ${word}`, 'nothing here', `the ${word} again`].entries()) {
    const value = codec.encode(aRequest({ id: randomUUID(), prompt }))
    producer.produce({ topic: topic.name, key: String(at), value })
  }
  await producer.flushed()
  await producer.commit()
  await producer.close()
  database = await openTestDatabase()
  gateway = await startGateway({ DATABASE_URL: database.url, KAFKA_TOPIC: topic.name })
  await vi.waitFor(async () => expect((await fetch(`${gateway.url}/ready`)).status).toBe(200), {
    timeout: 20_000,
  })
  cookie = (await signIn(gateway)).cookie
}, 60_000)
afterAll(async () => {
  gateway.process.kill()
  await gateway.exited
  await database.close()
})

const from = new Date(Date.now() - 3_600_000).toISOString()
const form = `{ name: "Draft ${run}", category: "policy", type: KEYWORD, pattern: "${word}", severity: HIGH, points: 30 }`
const start = async (input: string) => {
  const { data, errors } = await ask(
    gateway,
    `mutation { startBacktest(input: { from: "${from}", ${input} }) {
       __typename ... on Backtest { id state changes { name effect } } ... on RuleRejected { code message } } }`,
    { cookie },
  )
  return data?.startBacktest ?? errors
}
const stateOf = async (id: string) => {
  const { data } = await ask(
    gateway,
    `{ backtest(id: "${id}") { state read total judged error report {
         ended judged plain newlyFlagged noLongerFlagged rules { name newlyFlagged }
         examples { newlyFlagged { requestId source after { severity riskScore matches { excerpt spans { start } } } } } } } }`,
    { cookie },
  )
  return data.backtest
}

describe('a backtest by the gateway', () => {
  test('judges what came with a rule that is not written, and one runs at a time', async () => {
    const begun = await start(`rules: [{ rule: ${form} }]`)
    expect(begun).toMatchObject({ state: 'RUNNING', changes: [{ name: `Draft ${run}`, effect: 'added' }] })
    expect(await start(`rules: [{ rule: ${form} }]`)).toMatchObject([{ extensions: { code: 'BUSY' } }])
    await vi.waitFor(async () => expect(await stateOf(begun.id)).toMatchObject({ state: 'DONE' }), {
      timeout: 30_000,
      interval: 200,
    })
    const { report } = await stateOf(begun.id)
    expect(report).toMatchObject({ ended: 'WINDOW', plain: 3, newlyFlagged: 2, noLongerFlagged: 0 })
    expect(report.examples.newlyFlagged).toHaveLength(2)
    expect(report.examples.newlyFlagged[0].after).toMatchObject({ severity: 'HIGH', riskScore: 30 })
    expect(JSON.stringify(report)).not.toContain('again')
  }, 60_000)

  test('ends when it is stopped, with a report', async () => {
    const { id } = await start(`documents: ["""${document}"""]`)
    await ask(gateway, `mutation { stopBacktest(id: "${id}") { state } }`, { cookie })
    await vi.waitFor(async () => expect(await stateOf(id)).toMatchObject({ state: 'DONE' }), {
      timeout: 30_000,
    })
    expect((await stateOf(id)).report.ended).toMatch(/STOPPED|WINDOW/)
  }, 60_000)

  test('is refused as a rule would be, and a window that is none as well', async () => {
    expect(await start(`documents: ["id: x"]`)).toMatchObject({ __typename: 'RuleRejected', code: 'INVALID' })
    expect(await start('packsOn: ["none"]')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await start('rulesOff: ["none"]')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await start(`to: "${from}"`)).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }])
    expect(await stateOf(randomUUID())).toBeNull()
  })
})

const document = `
id: draft-${run}
title: Draft as code ${run}
description: Made up.
category: policy
severity: high
points: 30
match: { keywords: [${word}] }
tests: { match: [${word}, 'a ${word}'], noMatch: [none] }
`
