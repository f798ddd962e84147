/** How many capture groups a pattern has that the engine takes. */
export function countGroups(pattern: string): number {
  let groups = 0
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]
    if (character === '\\') {
      if (!inClass && pattern[at + 1] === 'Q') {
        const end = pattern.indexOf('\\E', at)
        at = end < 0 ? pattern.length : end + 1
      } else at++
    } else if (inClass) {
      if (pattern.startsWith('[:', at)) at = Math.max(at, pattern.indexOf(':]', at) + 1)
      else if (character === ']') inClass = false
    } else if (character === '[') {
      inClass = true
      if (pattern[at + 1] === '^') at++
      // A ] right after the opening is a character of the class.
      if (pattern[at + 1] === ']') at++
    } else if (
      character === '(' &&
      (pattern[at + 1] !== '?' || /^\(\?P?<(?![=!])/.test(pattern.slice(at, at + 5)))
    )
      groups++
  }
  return groups
}
