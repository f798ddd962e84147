import { compileRuleSet, type RuleSet } from '@flagwise/runtime/matching'
import type { Rule } from '@flagwise/schemas'
import { type Engine, requestOf } from './engine.ts'
import { hostileTexts } from './hostile-texts.ts'

export interface Speed {
  /** µs for a text of about 1 KB, one core, all packs that are on. */
  readonly p50: number
  readonly p99: number
  readonly texts: number
  /** The same with 1,000 further keyword rules. */
  readonly p50Of1000: number
  readonly p99Of1000: number
  /** ms to compile the packs, and those 1,000 rules with them. */
  readonly compileMs: number
  readonly compile1000Ms: number
  /** ms for each hostile text of 64 KB, the slowest first. */
  readonly hostile: readonly { readonly name: string; readonly ms: number }[]
}

const kilobyte = 1_024
const rounds = 7
const hostileRounds = 3

export function measureSpeed(engine: Engine, ordinary: readonly string[]): Speed {
  const texts = ofAKilobyte(ordinary)
  const packs = timed(() => compileRuleSet(engine.rows))
  const more = timed(() => compileRuleSet([...engine.rows, ...keywordRules(engine.rows, 1_000)]))
  const usual = timesIn(packs.value, texts)
  const withMore = timesIn(more.value, texts)
  return {
    p50: quantile(usual, 0.5),
    p99: quantile(usual, 0.99),
    texts: texts.length,
    p50Of1000: quantile(withMore, 0.5),
    p99Of1000: quantile(withMore, 0.99),
    compileMs: packs.ms,
    compile1000Ms: more.ms,
    hostile: hostileTexts(ordinary)
      .map(({ name, text }) => ({ name, ms: bestOf(packs.value, text) }))
      .sort((a, b) => b.ms - a.ms),
  }
}

/** Ordinary texts side by side, cut to about 1 KB each. */
function ofAKilobyte(ordinary: readonly string[]): readonly string[] {
  const texts: string[] = []
  let text = ''
  for (const next of ordinary) {
    text = text === '' ? next : `${text}\n\n${next}`
    if (text.length < 0.9 * kilobyte) continue
    texts.push(text.slice(0, 1.1 * kilobyte))
    text = ''
  }
  return texts
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const from = performance.now()
  const value = work()
  return { value, ms: performance.now() - from }
}

/** µs for each text: the best of some rounds, so that what else the machine does is left out. */
function timesIn({ match }: RuleSet, texts: readonly string[]): readonly number[] {
  const requests = texts.map(requestOf)
  const best = requests.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++)
    for (const [at, request] of requests.entries()) {
      const from = process.hrtime.bigint()
      match(request)
      best[at] = Math.min(best[at] ?? 0, Number(process.hrtime.bigint() - from) / 1_000)
    }
  return best.sort((a, b) => a - b)
}

function bestOf({ match }: RuleSet, text: string): number {
  const request = requestOf(text)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < hostileRounds; round++) best = Math.min(best, timed(() => match(request)).ms)
  return best
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const starts = ['acme', 'nord', 'blue', 'heli', 'quar', 'vent', 'solar', 'terra', 'lumi', 'kappa']
const ends = ['vault', 'stream', 'works', 'gate', 'field', 'bridge', 'point', 'forge', 'line', 'port']

/** Rules such as an organisation adds for its own names: three made-up names each. */
function keywordRules(rows: readonly Rule[], number: number): readonly Rule[] {
  const [template] = rows
  if (!template) return []
  return Array.from({ length: number }, (_, at) => {
    const name = `${starts[at % 10]}${ends[Math.floor(at / 10) % 10]} ${Math.floor(at / 100)}`
    return {
      ...template,
      id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
      slug: `made-up-${at}`,
      name: `Made-up rule ${at}`,
      type: 'keyword' as const,
      pattern: `${name}, project ${name}, ${name} programme`,
      definition: '',
      active: true,
      stopOnMatch: false,
    }
  })
}
