import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createResource, createSignal, Show } from 'solid-js'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { VirtualList } from '../design/virtual-list.tsx'
import { wholeNumber } from '../format/number.ts'
import { viewer } from '../sign-in/session.ts'
import { loadRules } from './load-rules.ts'
import { ruleChanges } from './rule-changes.ts'
import { RuleDetail } from './rule-detail.tsx'
import type { Rule } from './rule-draft.ts'
import { RuleFilters } from './rule-filters.tsx'
import { RuleForm } from './rule-form.tsx'
import { PackLine, RuleLine } from './rule-line.tsx'
import { categoriesOf, filterFrom, isFiltered, packRowOf, paramsOf, rowsOf } from './rule-list-state.ts'
import { PackSwitchTrial } from './switch-trial.tsx'
import { TryText } from './try-text.tsx'
import './rules.css'

/** What is looked for, and how bad it is: hundreds of rules in packs, and those of one's own. */
export function Rules() {
  const [params, setParams] = useSearchParams()
  const filter = createMemo(() => filterFrom(params))
  const [loaded, { refetch, mutate }] = createResource(loadRules)
  const [open, setOpen] = createSignal<ReadonlySet<string>>(new Set(['']))
  const [form, setForm] = createSignal<{ readonly rule: Rule | undefined }>()
  const mayChange = () => viewer()?.permissions.includes('WRITE_RULES') === true
  const { notice, busyPack, switchRule, switchPack, remove } = ruleChanges({ refetch, mutate })

  const rules = () => loaded.latest?.rules ?? []
  const packs = () => loaded.latest?.packs ?? []
  const rows = createMemo(() => rowsOf(rules(), packs(), filter(), open()))
  const active = () => rules().filter((rule) => rule.active).length
  const selected = () => (typeof params.rule === 'string' ? params.rule : undefined)
  const trying = () => params.try !== undefined
  const triedPack = createMemo(() =>
    typeof params.pack === 'string' ? packRowOf(params.pack, rules(), packs()) : undefined,
  )
  /** One thing at a time stands beside the list. */
  const beside = (what: { rule?: string | null; pack?: string; try?: string }): void =>
    setParams({ rule: null, pack: null, try: null, ...what })
  const select = (rule: string | null): void => beside({ rule })
  const toggle = (pack: string): void => {
    const next = new Set(open())
    if (!next.delete(pack)) next.add(pack)
    setOpen(next)
  }
  /** The rule of the address is on the screen. */
  createEffect(() => {
    const rule = rules().find(({ id }) => id === selected())
    if (rule && !open().has(rule.pack)) setOpen(new Set([...open(), rule.pack]))
  })

  return (
    <div
      class="rules"
      classList={{ 'with-side': selected() !== undefined || trying() || triedPack() !== undefined }}
    >
      <div class="rule-stream">
        <div class="page-head">
          <h1>Rules</h1>
          <Show when={rules().length > 0}>
            <span class="rule-count quiet">
              {wholeNumber(active())} of {wholeNumber(rules().length)} on
            </span>
          </Show>
          <span class="spacer" />
          <button type="button" class="button" onClick={() => beside({ try: '1' })}>
            Try a text
          </button>
          <Show when={mayChange()}>
            <button type="button" class="button primary" onClick={() => setForm({ rule: undefined })}>
              New rule
            </button>
          </Show>
        </div>
        <RuleFilters
          filter={filter()}
          categories={categoriesOf(rules())}
          change={(next) => setParams(paramsOf(next), { replace: true })}
        />
        <Show when={notice()}>
          <p class="notice" role="alert">
            {notice()}
          </p>
        </Show>
        <Show when={!loaded.error} fallback={<Failed error={loaded.error} retry={() => void refetch()} />}>
          <Show when={loaded.latest} fallback={<Loading what="the rules" />}>
            <Show
              when={rows().length > 0}
              fallback={
                <Empty title={isFiltered(filter()) ? 'No rule like this' : 'No rules yet'}>
                  {isFiltered(filter())
                    ? 'Loosen the filter, or search for something else.'
                    : 'Without rules nothing is flagged.'}
                </Empty>
              }
            >
              <div class="rule-list">
                <VirtualList rows={rows()} rowHeight={54} label="Rules, by pack">
                  {(row) =>
                    row.kind === 'pack' ? (
                      <PackLine
                        row={row}
                        mayChange={mayChange()}
                        busy={busyPack() === row.pack}
                        toggle={toggle}
                        tryFirst={(pack) => beside({ pack })}
                        switchTo={switchPack}
                      />
                    ) : (
                      <RuleLine
                        rule={row.rule}
                        selected={row.rule.id === selected()}
                        mayChange={mayChange()}
                        open={select}
                        switchTo={switchRule}
                      />
                    )
                  }
                </VirtualList>
              </div>
            </Show>
          </Show>
        </Show>
      </div>
      <Show when={selected()}>
        {(id) => (
          <RuleDetail
            id={id()}
            version={rules().find((rule) => rule.id === id())?.version}
            packTitle={(pack) => packs().find((one) => one.id === pack)?.title ?? pack}
            mayChange={mayChange()}
            edit={(rule) => setForm({ rule })}
            remove={(rule) => void remove(rule).then((gone) => gone && select(null))}
            close={() => select(null)}
          />
        )}
      </Show>
      <Show when={triedPack()?.pack} keyed>
        <Show when={triedPack()}>{(pack) => <PackSwitchTrial pack={pack()} close={() => beside({})} />}</Show>
      </Show>
      <Show when={trying()}>
        <TryText close={() => beside({})} />
      </Show>
      <Show when={form()} keyed>
        {({ rule }) => (
          <RuleForm
            rule={rule}
            close={() => {
              setForm(undefined)
              void refetch()
            }}
            saved={() => {
              setForm(undefined)
              void refetch()
            }}
          />
        )}
      </Show>
    </div>
  )
}
