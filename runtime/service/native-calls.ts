/** Calls into native code that were given up and have not answered since. */
let hanging = 0

/** A native call is given up. @returns to be called should it answer after all */
export function givenUp(): () => void {
  hanging++
  let answered = false
  return () => {
    if (!answered) hanging--
    answered = true
  }
}

/** Whether a native call still hangs; the end of a process waits for its threads, so it would hang too. */
export const nativeCallHangs = (): boolean => hanging > 0
