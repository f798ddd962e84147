import { WhatWouldChange } from '../backtest/what-would-change.tsx'
import type { PackRow } from './rule-list-state.ts'
import './rule-side.css'

/** What would change if a rule that is off were switched on, or one that is on were switched off. */
export function RuleSwitchTrial(props: { readonly ruleId: string; readonly active: boolean }) {
  return (
    <WhatWouldChange
      subject={`switch ${props.ruleId}`}
      change={props.active ? { rulesOff: [props.ruleId] } : { rulesOn: [props.ruleId] }}
      note={`Tries the rule switched ${props.active ? 'off' : 'on'}.`}
      missing=""
    />
  )
}

/** What would change if the rest of a pack were switched on; or all of it off, where all of it is on. */
export function PackSwitchTrial(props: { readonly pack: PackRow; readonly close: () => void }) {
  const isOn = () => props.pack.active === props.pack.total
  return (
    <aside class="rule-side" aria-label="Pack">
      <header>
        <h2>{props.pack.title}</h2>
        <button type="button" class="button plain" aria-label="Close" onClick={() => props.close()}>
          ✕
        </button>
      </header>
      <div class="content">
        <p>{props.pack.description}</p>
        <p class="quiet">
          {props.pack.active} of {props.pack.total} rules are on. The switch beside the pack has all of them
          on or off.
        </p>
        <WhatWouldChange
          subject={`switch pack ${props.pack.pack}`}
          change={isOn() ? { packsOff: [props.pack.pack] } : { packsOn: [props.pack.pack] }}
          note={isOn() ? 'Tries the pack switched off.' : 'Tries the pack with all of its rules on.'}
          missing=""
        />
      </div>
    </aside>
  )
}
