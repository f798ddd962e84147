import { For, Show } from 'solid-js'
import { wholeNumber } from '../format/number.ts'
import { fullTime } from '../format/time.ts'
import type { BacktestView, Report } from './backtest-documents.ts'
import { ChangeExamples } from './change-examples.tsx'
import { caveatsOf, type Headline } from './report-words.ts'

/** What a change would have done: in a sentence, in figures, in examples. */
export function ChangeReport(props: {
  readonly view: BacktestView
  readonly report: Report
  readonly headline: Headline
  /** Whether it is of what stands there now. */
  readonly isOfNow: boolean
}) {
  const figures = () =>
    [
      ['Looked at', props.report.judged],
      ['Newly flagged', props.report.newlyFlagged],
      ['No longer flagged', props.report.noLongerFlagged],
      ['Other score or severity', props.report.changed],
    ] as const
  return (
    <div class="change-report">
      <div>
        <p class="headline">{props.headline.title}</p>
        <p>{props.headline.what}</p>
      </div>
      <Show when={!props.isOfNow}>
        <p class="caveat">
          What stands here was changed since. This is of what stood here before; run it again.
        </p>
      </Show>
      <For each={caveatsOf(props.report)}>{(note) => <p class="caveat">{note}</p>}</For>
      <Show when={props.report.judged > 0}>
        <dl class="figures">
          <For each={figures()}>
            {([name, value]) => (
              <div classList={{ none: value === 0 }}>
                <dt>{name}</dt>
                <dd>{wholeNumber(value)}</dd>
              </div>
            )}
          </For>
        </dl>
        <p class="quiet">
          Flagged of these: {wholeNumber(props.report.flagged.before)} now,{' '}
          {wholeNumber(props.report.flagged.after)} with the change.
        </p>
      </Show>
      <ChangeExamples
        title="Newly flagged"
        of={props.report.examples.newlyFlagged}
        total={props.report.newlyFlagged}
        side="after"
        open
      />
      <ChangeExamples
        title="No longer flagged"
        of={props.report.examples.noLongerFlagged}
        total={props.report.noLongerFlagged}
        side="before"
        open={props.report.newlyFlagged === 0}
      />
      <ChangeExamples
        title="Other score or severity"
        of={props.report.examples.changed}
        total={props.report.changed}
        side="after"
      />
      <p class="quiet">
        Requests from {fullTime(props.view.from)} to {fullTime(props.view.to)}, beside the rules as they were
        then.
      </p>
    </div>
  )
}
