import { createUniqueId, Show } from 'solid-js'
import { wholeNumber } from '../format/number.ts'
import type { BacktestView } from './backtest-documents.ts'
import { shareRead } from './backtest-state.ts'

/** How far a backtest is, and what goes on when it is left. */
export function RunProgress(props: {
  readonly view: BacktestView
  readonly unheard: boolean
  /** Whether it tries what stands there now. */
  readonly isOfNow: boolean
}) {
  const share = () => shareRead(props.view)
  const percent = () => Math.floor((share() ?? 0) * 100)
  const textId = createUniqueId()
  return (
    <div class="running">
      <div class="bar">
        {/* Without a value it says that something goes on, and not how far. */}
        <Show
          when={share() !== undefined}
          fallback={<progress aria-label="Backtest" aria-describedby={textId} max="100" />}
        >
          <progress aria-label="Backtest" aria-describedby={textId} max="100" value={percent()} />
        </Show>
        <span class="share">{share() === undefined ? '…' : `${percent()} %`}</span>
      </div>
      <p id={textId}>
        {props.unheard
          ? 'The gateway does not answer. It is asked again.'
          : share() === undefined
            ? 'Finding out how much there is to read …'
            : `${wholeNumber(props.view.judged)} requests looked at; ${wholeNumber(props.view.read)} of about ${wholeNumber(props.view.total)} records read.`}
      </p>
      <Show when={!props.isOfNow}>
        <p>It tries what stood here when it began.</p>
      </Show>
      <p class="quiet">
        You can save or close this meanwhile. It goes on, for five minutes at most, and is shown when you open
        this again. Stopping it shows what it has found so far.
      </p>
    </div>
  )
}
