import { asColumns } from '../../cli/columns.ts'
import type { Evasion } from './evasion.ts'
import type { ordinaryFlagged, Quality, Share } from './quality.ts'
import type { RuleLine } from './rule-table.ts'
import type { Speed } from './speed.ts'

/** All that was measured. */
export interface Measured {
  readonly rules: number
  readonly categories: readonly Quality[]
  readonly groups: readonly Share[]
  readonly spans: Share
  readonly ordinary: ReturnType<typeof ordinaryFlagged>
  readonly worstKinds: Readonly<Record<string, readonly Share[]>>
  readonly evasion: readonly Evasion[]
  readonly perRule: readonly RuleLine[]
  readonly unscanned: number
  readonly speed: Speed | null
}

const share = (hits: number, of: number): string => (of === 0 ? '-' : (hits / of).toFixed(3))
const micros = (time: number | null): string => (time === null ? '' : time.toFixed(2))
const met = (isMet: boolean): string => (isMet ? 'met' : 'MISSED')
const most = 25

/** The tables for a person. */
export function asTables(measured: Measured): string {
  return [
    `${measured.rules} rules are on; one operating point for all texts.`,
    table(
      'Categories: precision counts ordinary texts as negatives; near misses are texts that are none of their own kind.',
      [
        [
          '',
          'precision',
          'recall',
          'F1',
          'found',
          'of',
          'ordinary flagged',
          'of',
          'near misses flagged',
          'of',
        ],
        ...measured.categories.map((one) => [
          one.name,
          ...[one.precision, one.recall, one.f1].map((value) => value.toFixed(3)),
          ...[one.found, one.positives, one.wrong, one.ordinary, one.nearMisses, one.near].map(String),
        ]),
      ],
    ),
    table('Prompt attacks by group', [
      ['', 'share', 'hits', 'of', 'bar', ''],
      ...measured.groups.map(shareLine),
    ]),
    table('Places of personal data', [['', 'share', 'hits', 'of'], shareLine(measured.spans).slice(0, 4)]),
    table('Flagged among ordinary texts, by family', [
      ['', 'of', 'by category', 'by rule'],
      ...measured.ordinary.map(({ family, of, by, rules }) => [
        family,
        String(of),
        counted(by),
        counted(rules),
      ]),
    ]),
    ...Object.entries(measured.worstKinds).map(([name, kinds]) =>
      table(
        `Kinds of ${name} that are found least`,
        kinds
          .filter(({ hits, of }) => hits < of)
          .slice(0, most)
          .map(({ name: kind, hits, of }) => [kind, share(hits, of), `${hits} of ${of}`]),
      ),
    ),
    table(
      'Found again in disguise, of what is found in plain (bar: 0.90 of prompt attacks)',
      evasionRows(measured.evasion),
    ),
    table(`Rules that are wrong most often, then those that cost most (of ${measured.perRule.length})`, [
      ['rule', 'category', 'right', 'wrong', 'other', 'µs mean', 'µs most'],
      ...measured.perRule
        .slice(0, most)
        .map((line) => [
          line.rule,
          line.category,
          String(line.right),
          String(line.wrong),
          String(line.other),
          micros(line.mean),
          micros(line.most),
        ]),
    ]),
    ...(measured.speed ? [speedTable(measured.speed)] : []),
    ...(measured.unscanned > 0 ? [`${measured.unscanned} texts were not wholly looked at.`] : []),
  ].join('\n\n')
}

const table = (title: string, rows: readonly (readonly string[])[]): string => `${title}\n${asColumns(rows)}`

function shareLine({ name, hits, of, bar }: Share): readonly string[] {
  const value = of === 0 ? 0 : hits / of
  const line = [name, share(hits, of), String(hits), String(of)]
  if (bar?.least !== undefined) return [...line, `≥ ${bar.least}`, met(value >= bar.least)]
  if (bar?.most !== undefined) return [...line, `≤ ${bar.most}`, met(value <= bar.most)]
  return [...line, '', '']
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

function evasionRows(evasion: readonly Evasion[]): readonly (readonly string[])[] {
  const names = Object.keys(evasion[0]?.kept ?? {})
  const sum = ({ kept }: Evasion): string => {
    const all = Object.values(kept)
    return share(
      all.reduce((total, { hits }) => total + hits, 0),
      all.reduce((total, { of }) => total + of, 0),
    )
  }
  return [
    ['', ...evasion.map(({ name, plain }) => `${name} (${plain})`)],
    ...names.map((name) => [
      name,
      ...evasion.map(({ kept }) => share(kept[name]?.hits ?? 0, kept[name]?.of ?? 0)),
    ]),
    ['all', ...evasion.map(sum)],
  ]
}

function speedTable(speed: Speed): string {
  const slowest = speed.hostile[0]
  return table(`Speed, one core, ${speed.texts} ordinary texts of about 1 KB`, [
    ['', 'figure', 'bar', ''],
    ['p50', `${micros(speed.p50)} µs`, '≤ 15 µs', met(speed.p50 <= 15)],
    [
      '  beside one RE2 pattern',
      `${(speed.p50 / speed.rawP50).toFixed(1)}× ${micros(speed.rawP50)} µs`,
      '',
      '',
    ],
    ['p99', `${micros(speed.p99)} µs`, '≤ 150 µs', met(speed.p99 <= 150)],
    [
      'p50 with 1,000 keyword rules more',
      `${micros(speed.p50Of1000)} µs`,
      '≤ 2×',
      met(speed.p50Of1000 <= 2 * speed.p50),
    ],
    ['p99 with 1,000 keyword rules more', `${micros(speed.p99Of1000)} µs`, '', ''],
    [
      'compiling 1,000 rules, nothing compiled before',
      `${speed.firstCompileMs.toFixed(0)} ms`,
      '≤ 1,000 ms',
      met(speed.firstCompileMs <= 1_000),
    ],
    ['compiling them again, after a change', `${speed.nextCompileMs.toFixed(0)} ms`, '', ''],
    [
      'slowest hostile text of 64 KB',
      `${(slowest?.ms ?? 0).toFixed(1)} ms`,
      '≤ 50 ms',
      met((slowest?.ms ?? 0) <= 50),
    ],
    ...speed.hostile.slice(0, 8).map(({ name, ms }) => [`  ${name}`, `${ms.toFixed(1)} ms`, '', '']),
  ])
}
