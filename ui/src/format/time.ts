const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
const shortClock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `09:30:12` of an ISO moment, in the viewer's time zone. */
export const clockTime = (iso: string): string => clock.format(new Date(iso))
/** `09:30` of ms since 1970. */
export const minuteTime = (ms: number): string => shortClock.format(new Date(ms))
/** Date and time of an ISO moment, in the viewer's time zone. */
export const fullTime = (iso: string): string => full.format(new Date(iso))
