import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { attackLexicon, features, findLexicon, observe } from '@flagwise/runtime/matching/attacks'
import { Command } from 'commander'
import { attackTexts } from './attack-texts.ts'
import { doubleMeanings } from './double-meanings.ts'
import { dressedTexts } from './dressed-texts.ts'
import { everydayTexts } from './everyday-texts.ts'
import { type Bounds, type Example, type Fit, fitLogistic, scoreOf } from './fit-logistic.ts'
import { type LabelledText, readLabelledTexts } from './labelled-texts.ts'
import { ordinaryTexts } from './ordinary-texts.ts'
import { groupOf, importance, kindOf, ourOwn } from './text-groups.ts'

interface Labelled extends Example {
  readonly text: LabelledText
  /** What figures are told by. */
  readonly group: string
  /** What is held out together. */
  readonly kind: string
}

const options = new Command()
  .description(
    'Learns the weights of the prompt attack model from labelled texts, and says how well they hold for kinds never seen.',
  )
  .option('--data <folder>', 'folder with prompt-attacks.jsonl and agent-threats.jsonl', '../shared/data')
  .option('--ridge <strength>', 'L2 penalty', '1')
  .option('--ordinary <share>', 'most ordinary texts that may be flagged', '0.0091')
  .option('--look-alikes <share>', 'most look-alikes that may be flagged', '0.016')
  .option('--own-ordinary <share>', 'most of our own harmless texts that may be flagged', '0.025')
  .option(
    '--made-up <share>',
    'most made-up harmless texts in the words of attacks that may be flagged',
    '0.08',
  )
  .option('--threats <share>', 'most harmless agent texts that may be flagged', '0.03')
  .option(
    '--misses <group>',
    'print the texts of a group that are judged wrongly when their kind was held out',
  )
  .option(
    '--margin <log odds>',
    'also print harmless texts this far below the threshold, as a negative number',
    '0',
  )
  .option('--dry', 'do not write the weights')
  .parse()
  .opts<{
    data: string
    ridge: string
    ordinary: string
    lookAlikes: string
    ownOrdinary: string
    madeUp: string
    threats: string
    misses?: string
    margin: string
    dry?: true
  }>()

const bounds: Bounds = {
  signs: features.map(({ against }) => (against === true ? -1 : 1)),
  expected: features.map(({ expected }) => expected ?? 0),
  leastWeight: -1.2,
  mostWeight: 5,
  ridge: Number(options.ridge),
  rounds: 400,
}

function label(texts: readonly LabelledText[], threats: boolean): readonly Omit<Labelled, 'weight'>[] {
  return texts.map((text, place) => ({
    text,
    label: text.label,
    group: groupOf(text, threats),
    kind: kindOf(text, place, threats),
    features: observe(findLexicon(text.text, attackLexicon)).map(({ feature }) => feature),
  }))
}

function weigh(examples: readonly Omit<Labelled, 'weight'>[]): readonly Labelled[] {
  const sizes = Map.groupBy(examples, ({ group }) => group)
  return examples.map((example) => ({
    ...example,
    weight: (importance[example.group] ?? 0) / (sizes.get(example.group)?.length ?? 1),
  }))
}

/**
 * The threshold on log odds at which no group of harmless texts is flagged more often than allowed. Half way between the last text that
 * may be flagged and the first that may not, for others will not lie just where these do.
 */
function operatingPoint(scored: readonly (readonly [Labelled, number])[]): number {
  const shares: Readonly<Record<string, number>> = {
    ordinary: Number(options.ordinary),
    'look-alikes': Number(options.lookAlikes),
    'agent look-alikes': Number(options.threats),
    'our own ordinary': Number(options.ownOrdinary),
    'made-up look-alikes': Number(options.madeUp),
  }
  let threshold = Number.NEGATIVE_INFINITY
  for (const [group, share] of Object.entries(shares)) {
    const scores = scored
      .flatMap(([{ group: of }, score]) => (of === group ? [score] : []))
      .sort((a, b) => b - a)
    const allowed = Math.floor(scores.length * share)
    const first = scores[allowed] ?? threshold
    threshold = Math.max(threshold, first + Math.max(1e-6, ((scores[allowed - 1] ?? first) - first) / 2))
  }
  return threshold
}

function tell(title: string, scored: readonly (readonly [Labelled, number])[], threshold: number): void {
  console.log(`\n${title}`)
  for (const [group, members] of Map.groupBy(scored, ([{ group }]) => group)) {
    const flagged = members.filter(([, score]) => score >= threshold).length
    console.log(
      `  ${group.padEnd(20)} ${String(flagged).padStart(4)} of ${String(members.length).padStart(4)}  ${(flagged / members.length).toFixed(3)}`,
    )
  }
}

/** How often the model is fitted anew, how near to the threshold a harmless text counts more then, and how much more. */
const hardening = { rounds: 2, margin: 0.5, factor: 1.5 }

/**
 * Few harmless texts decide where the threshold lies: those that are dressed as attacks. So the model is fitted again and again, and each
 * time what scored highest among them counts more.
 */
function fitHard(examples: readonly Labelled[]): Fit {
  let weighed = examples
  let fit = fitLogistic(weighed, bounds)
  for (let round = 0; round < hardening.rounds; round++) {
    const scored = weighed.map((example) => [example, scoreOf(fit, example.features)] as const)
    const threshold = operatingPoint(scored)
    weighed = scored.map(([example, score]) =>
      example.label === 0 && score > threshold - hardening.margin
        ? { ...example, weight: example.weight * hardening.factor }
        : example,
    )
    fit = fitLogistic(weighed, bounds)
  }
  return fit
}

/** Every kind judged by a model that never saw one of its kind, in ten folds of whole kinds. */
function leaveKindsOut(examples: readonly Labelled[]): readonly (readonly [Labelled, number])[] {
  const kinds = [...new Set(examples.map(({ kind }) => kind))].sort()
  const foldOf = new Map(kinds.map((kind, i) => [kind, i % 10]))
  return Array.from({ length: 10 }, (_, fold) => fold).flatMap((fold) => {
    const fit = fitHard(examples.filter(({ kind }) => foldOf.get(kind) !== fold))
    return examples
      .filter(({ kind }) => foldOf.get(kind) === fold)
      .map((example) => [example, scoreOf(fit, example.features)] as const)
  })
}

function write(fit: Fit, threshold: number): void {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000
  const weights = {
    bias: rounded(fit.bias - threshold),
    features: Object.fromEntries(features.map(({ name }, i) => [name, rounded(fit.weights[i] ?? 0)])),
  }
  const path = resolve(import.meta.dirname, '../../runtime/matching/attacks/weights.json')
  writeFileSync(path, `${JSON.stringify(weights, null, 2)}\n`)
}

try {
  const all = weigh([
    ...label(readLabelledTexts(options.data, 'prompt-attacks.jsonl'), false),
    ...label(readLabelledTexts(options.data, 'agent-threats.jsonl'), true),
    ...label(ourOwn(attackTexts, 1), false),
    ...['jailbreaks', 'agents', 'injections'].flatMap((name) =>
      label(readLabelledTexts(join(import.meta.dirname, 'made-up'), `${name}.jsonl`), false),
    ),
    ...label(ourOwn([...ordinaryTexts, ...everydayTexts, ...doubleMeanings, ...dressedTexts], 0), false),
  ])
  const trained = all.filter(({ weight }) => weight > 0)
  const fit = fitHard(trained)
  const scored = all.map((example) => [example, scoreOf(fit, example.features)] as const)
  const threshold = operatingPoint(scored)
  tell('Texts it learnt from', scored, threshold)
  const heldOut = leaveKindsOut(trained)
  tell('Kinds held out, threshold of the whole fit', heldOut, threshold)
  tell('Kinds held out, threshold of their own', heldOut, operatingPoint(heldOut))
  if (options.misses !== undefined)
    for (const [{ group, text, label: truth, features: seen }, score] of heldOut)
      if (
        group.startsWith(options.misses) &&
        score - (truth === 1 ? 0 : Number(options.margin)) >= threshold !== (truth === 1)
      )
        console.log(
          `${(score - threshold).toFixed(1)} [${text.kind}] ${text.text.slice(0, 330).replaceAll('\n', ' ')} {${seen.map((i) => features[i]?.name).join('; ')}}`,
        )
  if (options.dry !== true) write(fit, threshold)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
