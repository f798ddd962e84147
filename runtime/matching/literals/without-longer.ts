import type { Literal } from './literal-sets.ts'

/** A literal that holds another one of the set adds nothing. One that a longer one goes on from need not end a word. */
export function withoutLonger(literals: readonly Literal[]): readonly Literal[] {
  if (literals.length < 2) return literals
  const open = literals.map((literal) =>
    literal.endsWord && literals.some((other) => goesOnFrom(other, literal))
      ? { ...literal, endsWord: false }
      : literal,
  )
  return open.filter((literal, at) => {
    for (let place = 0; place < open.length; place++) {
      const other = open[place]
      if (place !== at && other && holds(literal, other, place < at)) return false
    }
    return true
  })
}

const goesOnFrom = (own: Literal, other: Literal): boolean =>
  own.text.length > other.text.length &&
  own.text.includes(other.text) &&
  !(own.endsWord && own.text.endsWith(other.text))

/** Whether one stands wherever the other stands. @param isFirst of two that are the same, whether it is the first */
function holds(literal: Literal, other: Literal, isFirst: boolean): boolean {
  if (other.text.length > literal.text.length) return false
  if (other.text === literal.text)
    return isFirst && other.startsWord === literal.startsWord && other.endsWord === literal.endsWord
  if (other.endsWord) return literal.endsWord && !other.startsWord && literal.text.endsWith(other.text)
  return other.startsWord
    ? literal.startsWord && literal.text.startsWith(other.text)
    : literal.text.includes(other.text)
}
