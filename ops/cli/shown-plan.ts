import type { Rule } from '@flagwise/schemas'
import type { SyncOptions, SyncPlan } from './decide-sync.ts'

/** A plan for people: what is new, what changes field by field, what is gone. */
export function shownPlan(
  { changes, unchanged }: SyncPlan,
  { prune }: Pick<SyncOptions, 'prune'>,
): readonly string[] {
  const lines: string[] = []
  const counts = { new: 0, changed: 0, gone: 0 }
  for (const change of changes) {
    counts[change.kind]++
    if (change.kind === 'new')
      lines.push(
        `+ ${change.rule.slug} (${change.rule.pack}): ${change.rule.name}${change.rule.active ? '' : ', switched off'}`,
      )
    else if (change.kind === 'gone')
      lines.push(
        `- ${change.before.slug || change.before.name} (${change.before.pack})${prune ? '' : ': gone from the folder; --prune deletes it'}`,
      )
    else {
      lines.push(`~ ${change.rule.slug} (${change.rule.pack})`)
      for (const field of change.fields)
        lines.push(`    ${field}: ${valueIn(change.before, field)} → ${valueIn(change.rule, field)}`)
    }
  }
  return [
    ...lines,
    `${counts.new} new, ${counts.changed} changed, ${unchanged} unchanged, ${counts.gone} gone${prune || counts.gone === 0 ? '' : ' (kept)'}`,
  ]
}

function valueIn(rule: Rule, field: keyof Rule): string {
  const value = rule[field]
  const text = typeof value === 'string' ? (value === '' ? '(empty)' : value) : JSON.stringify(value)
  const line = text.replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
