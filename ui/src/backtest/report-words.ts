import { wholeNumber } from '../format/number.ts'
import type { Report } from './backtest-documents.ts'

type Counts = Pick<
  Report,
  | 'ended'
  | 'judged'
  | 'unreadable'
  | 'deadLetters'
  | 'newlyFlagged'
  | 'noLongerFlagged'
  | 'changed'
  | 'unscanned'
  | 'ignored'
>

/** `1 request`, `1,200 requests` */
export const counted = (count: number, one: string): string =>
  `${wholeNumber(count)} ${count === 1 ? one : `${one}s`}`

export interface Headline {
  readonly title: string
  readonly what: string
}

/** What came of it, in two sentences. @param words the window, as in “the last hour” @param isSame whether the rules are so already */
export function headlineOf(report: Counts, words: string, isSame: boolean): Headline {
  const { ended, judged, newlyFlagged, noLongerFlagged, changed } = report
  if (judged === 0) return nothingJudged(report, words)
  const looked = `${counted(judged, 'request')} of ${words} ${judged === 1 ? 'was' : 'were'} looked at`
  if (newlyFlagged + noLongerFlagged + changed === 0)
    return {
      title: ended === 'WINDOW' ? 'Nothing would change' : 'Nothing would change in what was looked at',
      what: isSame
        ? `${looked}. The rules do already what is tried here.`
        : `${looked}, and each is judged as it is now.`,
    }
  if (newlyFlagged + noLongerFlagged === 0)
    return {
      title: 'The same requests would be flagged',
      what: `${looked}. ${wholeNumber(changed)} would have another score or severity.`,
    }
  const parts = [
    newlyFlagged > 0 && `${wholeNumber(newlyFlagged)} would newly be flagged`,
    noLongerFlagged > 0 && `${wholeNumber(noLongerFlagged)} would no longer be flagged`,
  ].filter((part) => part !== false)
  return { title: parts.join(', '), what: `${looked}.` }
}

function nothingJudged({ ended, unreadable }: Counts, words: string): Headline {
  if (ended !== 'WINDOW')
    return {
      title: 'No request was looked at',
      what: 'It ended too soon. Nothing can be said of the change.',
    }
  if (unreadable > 0)
    return {
      title: 'No request could be read',
      what: `The keys of the requests of ${words} were forgotten. Nothing can be said of the change.`,
    }
  return {
    title: `There were no requests in ${words}`,
    what: 'Nothing can be said of the change. Look further back, or wait for traffic.',
  }
}

const endings: Readonly<Record<Report['ended'], string>> = {
  WINDOW: '',
  REQUEST_LIMIT: 'It ended at the million requests that one backtest may look at',
  TIME_LIMIT: 'It ended after five minutes, the longest that one backtest may take',
  STOPPED: 'It was stopped before its end',
}

/** What limits the figures: each must be read beside them. */
export function caveatsOf(report: Counts): readonly string[] {
  const { ended, judged, unreadable, deadLetters, unscanned, ignored } = report
  const notes = [
    ended !== 'WINDOW' && `${endings[ended]}. The figures are of the part that was looked at.`,
    judged > 0 &&
      unreadable > 0 &&
      `${counted(unreadable, 'request')} could not be read, as the keys of their days were forgotten.`,
    deadLetters > 0 && `${counted(deadLetters, 'record')} held no request that can be read.`,
    unscanned.after > 0 &&
      `${counted(unscanned.after, 'request')} could not be looked at wholly. They count as flagged.`,
    ...ignored.map(({ name, reason }) => `The rule “${name}” cannot be used, and was left out: ${reason}`),
  ]
  return notes.filter((note) => note !== false)
}
