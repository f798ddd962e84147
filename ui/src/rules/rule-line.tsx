import { Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { categoryWords } from '../matches/explain.ts'
import type { ListedRule, PackRow } from './rule-list-state.ts'
import { Switch } from './switch.tsx'

/** A rule in the list. */
export function RuleLine(props: {
  readonly rule: ListedRule
  readonly selected: boolean
  readonly mayChange: boolean
  readonly open: (ruleId: string) => void
  readonly switchTo: (rule: ListedRule, active: boolean) => Promise<void>
}) {
  return (
    <li class="rule-line" classList={{ off: !props.rule.active, selected: props.selected }}>
      <Switch
        label={`${props.rule.name} is on`}
        on={props.rule.active}
        disabled={!props.mayChange}
        change={(active) => props.switchTo(props.rule, active)}
      />
      <button
        type="button"
        class="what"
        aria-current={props.selected}
        onClick={() => props.open(props.rule.id)}
      >
        <strong>{props.rule.name}</strong>
        <span class="quiet">{props.rule.description || props.rule.pattern}</span>
      </button>
      <span class="category quiet">{categoryWords(props.rule.category)}</span>
      <SeverityBadge of={props.rule.severity} />
      <span class="points" title="What a match adds to the risk">
        +{props.rule.points}
      </span>
    </li>
  )
}

/** The head of a pack: opens and closes it, and switches it as a whole. */
export function PackLine(props: {
  readonly row: PackRow
  readonly mayChange: boolean
  readonly busy: boolean
  readonly toggle: (pack: string) => void
  /** Shows what switching it would change. */
  readonly tryFirst: (pack: string) => void
  readonly switchTo: (pack: string, active: boolean) => Promise<void>
}) {
  const counts = () =>
    props.row.shown < props.row.total
      ? `${props.row.shown} shown · ${props.row.active} of ${props.row.total} on`
      : `${props.row.active} of ${props.row.total} on`
  return (
    <li class="pack-line">
      <Show when={props.row.pack !== ''} fallback={<span />}>
        <Switch
          label={`All rules of ${props.row.title} are on`}
          on={props.row.active > 0}
          partly={props.row.active > 0 && props.row.active < props.row.total}
          disabled={!props.mayChange || props.busy}
          change={(active) => props.switchTo(props.row.pack, active)}
        />
      </Show>
      <button
        type="button"
        class="what"
        aria-expanded={props.row.open}
        onClick={() => props.toggle(props.row.pack)}
      >
        <strong>{props.row.title}</strong>
        <span class="quiet">{props.row.description}</span>
      </button>
      <span class="counts">
        {props.busy ? 'Switching …' : counts()}
        <Show when={props.mayChange && props.row.pack !== ''}>
          <button
            type="button"
            class="button plain"
            aria-label={`See what switching ${props.row.title} would change`}
            onClick={() => props.tryFirst(props.row.pack)}
          >
            Try first
          </button>
        </Show>
      </span>
    </li>
  )
}
