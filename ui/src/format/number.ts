const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })
const one = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

export const wholeNumber = (value: number): string => whole.format(value)
export const oneDecimal = (value: number): string => one.format(value)
/** `12.5%` of a part of a whole; a dash of nothing. */
export const percent = (part: number, total: number): string =>
  total === 0 ? '–' : share.format(part / total)
