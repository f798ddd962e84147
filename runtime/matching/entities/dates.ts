const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether there is such a day in some year. */
export function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= (daysIn[month - 1] ?? 0)
}

/** Whether there was or will be such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  return (
    isDay(day, month) &&
    !(month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)))
  )
}

/** The number that stands at [from, to) of a row of digits. */
export const numberAt = (digits: string, from: number, to: number): number => Number(digits.slice(from, to))
