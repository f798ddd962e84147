import { For, type JSX } from 'solid-js'
import type { SetStoreFunction } from 'solid-js/store'
import { allSeverities } from '../live-feed/feed-filter.ts'
import { type RuleDraft, types } from './rule-draft.ts'
import { RuleField } from './rule-field.tsx'

/** The fields of a rule of one of the plain kinds. */
export function RuleFields(props: {
  readonly draft: RuleDraft
  readonly set: SetStoreFunction<RuleDraft>
  readonly problemOf: (path: string) => string | undefined
  /** Stands below the pattern. */
  readonly children: JSX.Element
}) {
  const kind = () => (props.draft.type === 'COMPOSITE' ? types.KEYWORD : types[props.draft.type])
  return (
    <>
      <RuleField title="Name" problem={props.problemOf('name')}>
        <input
          required
          value={props.draft.name}
          aria-invalid={props.problemOf('name') !== undefined}
          onInput={(event) => props.set('name', event.currentTarget.value)}
        />
      </RuleField>
      <div class="row">
        <RuleField title="Kind" problem={props.problemOf('type')}>
          <select onChange={(event) => props.set('type', event.currentTarget.value as RuleDraft['type'])}>
            <For each={Object.entries(types)}>
              {([type, { title }]) => (
                <option value={type} selected={type === props.draft.type}>
                  {title}
                </option>
              )}
            </For>
          </select>
        </RuleField>
        <RuleField title="Category" problem={props.problemOf('category')}>
          <input
            required
            value={props.draft.category}
            onInput={(event) => props.set('category', event.currentTarget.value)}
          />
        </RuleField>
      </div>
      <RuleField title={kind().pattern} problem={props.problemOf('pattern')}>
        <textarea
          class="mono"
          required
          rows="3"
          spellcheck={false}
          value={props.draft.pattern}
          aria-label="Pattern"
          aria-invalid={props.problemOf('pattern') !== undefined}
          onInput={(event) => props.set('pattern', event.currentTarget.value)}
        />
      </RuleField>
      {props.children}
      <div class="row">
        <RuleField title="Severity" problem={props.problemOf('severity')}>
          <select
            onChange={(event) => props.set('severity', event.currentTarget.value as RuleDraft['severity'])}
          >
            <For each={allSeverities}>
              {(severity) => (
                <option value={severity} selected={severity === props.draft.severity}>
                  {severity[0] + severity.slice(1).toLowerCase()}
                </option>
              )}
            </For>
          </select>
        </RuleField>
        <RuleField title="Points (0–100)" problem={props.problemOf('points')}>
          <input
            type="number"
            min="0"
            max="100"
            required
            value={props.draft.points}
            onInput={(event) => props.set('points', event.currentTarget.valueAsNumber || 0)}
          />
        </RuleField>
        <RuleField title="Priority" problem={props.problemOf('priority')}>
          <input
            type="number"
            value={props.draft.priority}
            onInput={(event) => props.set('priority', event.currentTarget.valueAsNumber || 0)}
          />
        </RuleField>
      </div>
      <RuleField title="Description" problem={props.problemOf('description')}>
        <input
          value={props.draft.description}
          onInput={(event) => props.set('description', event.currentTarget.value)}
        />
      </RuleField>
      <div class="checks">
        <label>
          <input
            type="checkbox"
            checked={props.draft.active}
            onChange={(event) => props.set('active', event.currentTarget.checked)}
          />
          On
        </label>
        <label>
          <input
            type="checkbox"
            checked={props.draft.stopOnMatch}
            onChange={(event) => props.set('stopOnMatch', event.currentTarget.checked)}
          />
          When it matches, try no rule after it
        </label>
      </div>
    </>
  )
}
