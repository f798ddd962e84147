import { isDeepStrictEqual } from 'node:util'
import type { RuleLog } from '@flagwise/gateway/rules/rule-log.ts'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { checkRules } from './check-rules.ts'
import { decideSync, eventsOf, type SyncOptions, type SyncPlan } from './decide-sync.ts'
import { sayProblems } from './rule-set.ts'
import { shownPlan } from './shown-plan.ts'

export interface SyncRun extends SyncOptions {
  readonly folder: string
  /** Who is said to have changed the rules. */
  readonly by: string
  /** Called when the folder is in order. */
  readonly openLog: () => Promise<RuleLog>
  /** Shown the changes, says whether they are to be made. */
  readonly confirm: () => Promise<boolean>
  readonly print: (line: string) => void
  readonly say: (line: string) => void
}

/** Writes a folder of rules to their topics: all of it in one transaction, or nothing. @returns whether the rules are as it says */
export async function syncRules(run: SyncRun): Promise<boolean> {
  const { say, print } = run
  const folder = readRuleFolder(run.folder)
  const { problems } = checkRules(folder.packs, folder.whereIs)
  if (sayProblems({ problems: [...folder.problems, ...problems] }, say)) {
    say('nothing was changed: mend the rules above first')
    return false
  }
  const log = await run.openLog()
  try {
    await log.caughtUp()
    let plan = decideSync(folder.packs, log.current().rows, run)
    for (;;) {
      if (plan.conflicts.length > 0) {
        for (const { ruleId, message } of plan.conflicts) {
          const { file, line, column } = folder.whereIs(ruleId, ['id'])
          say(`${file}:${line}:${column}: ${message}`)
        }
        say('nothing was changed: mend the rules above first')
        return false
      }
      for (const line of shownPlan(plan, run)) print(line)
      const wanted = eventsOf(plan, run, run.by, 0).length
      if (wanted === 0) return true
      if (!(await run.confirm())) {
        say('nothing was changed')
        return false
      }
      const outcome = await apply(log, plan)
      if (outcome === 'written') {
        say(`${wanted} rules written`)
        return true
      }
      say('the rules have changed meanwhile; this is what would change now')
      plan = outcome
    }
  } finally {
    await log.close()
  }

  /** Appends what was shown, or gives what would have to be shown instead. */
  async function apply(log: RuleLog, shown: SyncPlan): Promise<'written' | SyncPlan> {
    let now = shown
    let isDone = false
    await log.append((state) => {
      now = decideSync(folder.packs, state, run)
      // An append whose outcome was unknown may have been made after all: then nothing is left to do.
      isDone = eventsOf(now, run, run.by, 0).length === 0
      if (isDone || !isDeepStrictEqual(now, shown)) return []
      isDone = true
      return eventsOf(now, run, run.by, Date.now())
    })
    return isDone ? 'written' : now
  }
}
