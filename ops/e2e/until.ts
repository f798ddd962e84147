/**
 * Asks again and again until the answer is there. The deadline is generous: it only bounds how long a broken system is waited for.
 * @param check its answer, or undefined or false while it is not there; what it throws counts as not there
 * @throws Error that says what was waited for, and the last error
 */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  { deadlineMs = 60_000, everyMs = 50 }: { readonly deadlineMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const giveUpAt = Date.now() + deadlineMs
  let last: unknown
  for (;;) {
    try {
      const answer = await check()
      if (answer !== undefined && answer !== false) return answer
      last = undefined
    } catch (error) {
      last = error
    }
    if (Date.now() > giveUpAt)
      throw new Error(
        `waited ${deadlineMs / 1000} s in vain: ${what}`,
        last === undefined ? {} : { cause: last },
      )
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
