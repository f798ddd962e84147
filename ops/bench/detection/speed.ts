import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { compileRuleSet, type RuleSet } from '@flagwise/runtime/matching'
import type { Rule } from '@flagwise/schemas'
import RE2 from 're2'
import { z } from 'zod'
import { type Engine, requestOf } from './engine.ts'
import { hostileTexts } from './hostile-texts.ts'

export interface Speed {
  /** µs for a text of about 1 KB, one core, all packs that are on. */
  readonly p50: number
  readonly p99: number
  readonly texts: number
  /** µs that one RE2 pattern takes to search the median text and find nothing: what the machine has to offer at that moment. */
  readonly rawP50: number
  /** The same with 1,000 further keyword rules. */
  readonly p50Of1000: number
  readonly p99Of1000: number
  /** ms to compile 1,000 rules, the packs among them, where nothing was compiled before, as when a service starts. */
  readonly firstCompileMs: number
  /** ms to compile them again, as when one of them changes. */
  readonly nextCompileMs: number
  /** ms for each hostile text of 64 KB, the slowest first. */
  readonly hostile: readonly { readonly name: string; readonly ms: number }[]
}

const kilobyte = 1_024
/** Rounds that do not count: a service has run for a while, and V8 has compiled what runs often. */
const warmUp = 30
const rounds = 7
const hostileRounds = 3

export async function measureSpeed(engine: Engine, ordinary: readonly string[]): Promise<Speed> {
  const texts = ofAKilobyte(ordinary)
  const packs = compileRuleSet(engine.rows)
  const further = keywordRules(engine.rows, 1_000)
  const rawBefore = rawTimes(texts)
  const usual = timesIn(packs, texts)
  const withMore = timesIn(compileRuleSet([...engine.rows, ...further]), texts)
  const rawAfter = rawTimes(texts)
  const compiling = await compileBeside(
    [...engine.rows, ...further].slice(0, Math.max(1_000, engine.rows.length)),
  )
  return {
    p50: quantile(usual, 0.5),
    p99: quantile(usual, 0.99),
    texts: texts.length,
    rawP50: (quantile(rawBefore, 0.5) + quantile(rawAfter, 0.5)) / 2,
    p50Of1000: quantile(withMore, 0.5),
    p99Of1000: quantile(withMore, 0.99),
    firstCompileMs: compiling.firstMs,
    nextCompileMs: compiling.againMs,
    hostile: hostileTexts(ordinary)
      .map(({ name, text }) => ({ name, ms: bestOf(packs, text) }))
      .sort((a, b) => b.ms - a.ms),
  }
}

const compiled = z.object({ firstMs: z.number(), againMs: z.number() })

/** In a thread of its own, whose caches are empty. */
async function compileBeside(rows: readonly Rule[]): Promise<z.infer<typeof compiled>> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: rows })
  const [message] = await once(worker, 'message')
  await worker.terminate()
  return compiled.parse(message)
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

function timeOf(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** µs for each text, in order: the best of some rounds, so that what else the machine does is left out. */
function bestTimes<Input>(inputs: readonly Input[], work: (input: Input) => void): readonly number[] {
  const best = inputs.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < warmUp; round++) for (const input of inputs) work(input)
  for (let round = 0; round < rounds; round++)
    for (const [at, input] of inputs.entries()) {
      const from = process.hrtime.bigint()
      work(input)
      best[at] = Math.min(best[at] ?? 0, Number(process.hrtime.bigint() - from) / 1_000)
    }
  return best.sort((a, b) => a - b)
}

const timesIn = ({ match }: RuleSet, texts: readonly string[]): readonly number[] =>
  bestTimes(texts.map(requestOf), match)

/** Of no text; without a character that could be searched for in a quicker way. */
const nowhere = new RE2('\\b[a-z]{3}[0-9]{5}[a-z]{3}\\b', 'u')

const rawTimes = (texts: readonly string[]): readonly number[] =>
  bestTimes(
    texts.map((text) => Buffer.from(text)),
    (bytes) => nowhere.exec(bytes),
  )

function bestOf({ match }: RuleSet, text: string): number {
  const request = requestOf(text)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < hostileRounds; round++)
    best = Math.min(
      best,
      timeOf(() => void match(request)),
    )
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
