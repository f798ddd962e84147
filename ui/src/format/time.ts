const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** `09:30:12` of an ISO moment, in the viewer's time zone. */
export const clockTime = (iso: string): string => clock.format(new Date(iso))

/** Date and time of an ISO moment, in the viewer's time zone. */
export const fullTime = (iso: string): string => full.format(new Date(iso))
