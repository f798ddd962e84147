import type { Flag } from '@flagwise/schemas'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GeneratedRequest } from '../traffic/generate.ts'
import { readFlagLog } from './clients/flag-log.ts'
import { allSince, type GatewayClient, signedInAt } from './clients/gateway-client.ts'
import { metricsAt } from './clients/metrics.ts'
import { type RuleAnswer, ruleEditor } from './clients/rule-editor.ts'
import { differences, noDifferences, rulesOf } from './oracle/differences.ts'
import { startLoad } from './oracle/load.ts'
import { verdictsOf } from './oracle/made-traffic.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

const word = 'zebrafish'
const ruleInput = {
  name: `Zebrafish ${Date.now()}`,
  category: 'test',
  type: 'KEYWORD',
  pattern: word,
  severity: 'LOW',
  points: 7,
}
const partitions = 6

/** Every other request has the word, and a default rule's beside it: so it is flagged, whatever becomes of the new rule. */
const withWord = (one: GeneratedRequest, number: number): GeneratedRequest =>
  number % 2 === 0
    ? one
    : {
        request: { ...one.request, prompt: `${one.request.prompt} A ${word} has no password.` },
        expectedRules: [...new Set([...one.expectedRules, 'Critical Keywords'])],
      }

/** Version of the new rule by which a flag was raised; `none` when it was not. */
const versionIn = ({ matches }: Flag): string =>
  String(matches.find(({ name }) => name === ruleInput.name)?.ruleVersion ?? 'none')

describe('rules that change while traffic flows', () => {
  const startedAt = Date.now()
  let system: System
  let client: GatewayClient
  let made: readonly GeneratedRequest[]
  let flags: readonly Flag[]
  let startedBefore: readonly number[]

  /** When each service that runs was started. */
  const startTimes = async (): Promise<readonly number[]> => {
    const running = Object.entries(system.addresses.metrics).filter(([name]) => !name.endsWith('-2'))
    return Promise.all(
      running.map(async ([, url]) => (await metricsAt(url)).total('process_start_time_seconds')),
    )
  }

  /** By partition of llm_requests: the versions that its requests with the word were judged by, in their order. */
  const judged = (of: readonly GeneratedRequest[], by: readonly Flag[]): readonly (readonly string[])[] => {
    const ids = new Set(of.filter((_, number) => number % 2 === 1).map(({ request }) => request.id))
    const ours = by
      .filter(({ requestId }) => ids.has(requestId))
      .sort((a, b) => a.source.offset - b.source.offset)
    return Array.from({ length: partitions }, (_, partition) =>
      ours.filter(({ source }) => source.partition === partition).map(versionIn),
    )
  }
  const runsOf = (versions: readonly string[]): readonly string[] =>
    versions.filter((version, place) => version !== versions[place - 1])

  beforeAll(async () => {
    system = await sharedSystem()
    client = await signedInAt(system.addresses)
    startedBefore = await startTimes()
    const rules = ruleEditor(client)
    const load = await startLoad(system.addresses, { rate: 250, share: 0.2, altered: withWord })
    const atWork = (version: string) =>
      until(
        `version ${version} at work in every partition`,
        async () =>
          judged(load.made, await readFlagLog(system.addresses)).every((versions) =>
            [1, 2, 3].every((last) => versions.at(-last) === version),
          ),
        { everyMs: 300 },
      )
    const changed = (answer: RuleAnswer): RuleAnswer => {
      expect(answer).not.toHaveProperty('problems')
      return answer
    }

    await atWork('none')
    const { id, version } = changed(await rules.create(ruleInput))
    expect(version).toBe(1)
    await atWork('1')
    changed(await rules.update(id, 1, { points: 9 }))
    await atWork('2')
    changed(await rules.update(id, 2, { active: false }))
    await atWork('none')
    changed(await rules.update(id, 3, { active: true }))
    await atWork('4')
    changed(await rules.delete(id, 4))
    await atWork('none')

    made = await load.finish()
    const ids = new Set(made.map(({ request }) => request.id))
    flags = await until('every flag', async () => {
      const found = (await readFlagLog(system.addresses)).filter(({ requestId }) => ids.has(requestId))
      return found.length >= verdictsOf(made).size && found
    })
  })

  test('in every partition each version takes over at one offset: every request after it, none before it', () => {
    const wanted = ['none', '1', '2', 'none', '4', 'none']
    expect(judged(made, flags).map(runsOf)).toEqual(Array.from({ length: partitions }, () => wanted))
  })

  test('a match carries the points of the version that made it', () => {
    const points = flags.flatMap(({ matches }) =>
      matches
        .filter(({ name }) => name === ruleInput.name)
        .map((match) => `${match.ruleVersion}: ${match.points}`),
    )
    expect([...new Set(points)].sort()).toEqual(['1: 7', '2: 9', '4: 9'])
  })

  test('no request is lost meanwhile, none is flagged twice, and the other rules judge as before', async () => {
    const seen = flags.map(({ requestId, matches }) => ({
      id: requestId,
      rules: rulesOf(matches.map(({ name }) => name).filter((name) => name !== ruleInput.name)),
    }))
    expect(differences(verdictsOf(made), seen)).toEqual(noDifferences)
    const ids = new Set(made.map(({ request }) => request.id))
    const stored = await until('every request in the tables', async () => {
      const rows = await allSince<{ id: string }>(client, 'requests', 'id', startedAt)
      const ours = rows.filter(({ id }) => ids.has(id))
      return ours.length >= made.length && ours
    })
    expect(stored).toHaveLength(made.length)
  })

  test('no service was restarted for it', async () => {
    expect(await startTimes()).toEqual(startedBefore)
  })

  test.each([
    { what: 'an open bracket', pattern: 'secret(', says: /a group is not closed/ },
    { what: 'look-behind', pattern: '(?<=a)b', says: /look-behind/ },
  ])('a pattern with $what is rejected with the place and the reason', async ({ pattern, says }) => {
    const answer = await ruleEditor(client).create({ ...ruleInput, name: 'Broken', type: 'REGEX', pattern })
    expect(answer).toMatchObject({
      __typename: 'RuleRejected',
      code: 'INVALID',
      problems: [{ path: 'pattern' }],
    })
    expect(answer.problems[0]?.message).toMatch(says)
  })
})
