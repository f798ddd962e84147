import { combined } from './imported.ts'
import type { Condition } from './rule-document.ts'

/** `a and (b or not c)` over named conditions, or why it cannot be read. */
export function readExpression(
  expression: string,
  conditions: ReadonlyMap<string, Condition>,
): Condition | string {
  if (/^(any|all)$/i.test(expression.trim()))
    return combined(/any/i.test(expression) ? 'any' : 'all', [...conditions.values()])
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const take = (word: string): boolean => {
    const is = tokens[at]?.toLowerCase() === word
    if (is) at++
    return is
  }

  function alternatives(): Condition {
    const parts = [sequence()]
    while (take('or') || take('||')) parts.push(sequence())
    return combined('any', parts)
  }
  function sequence(): Condition {
    const parts = [single()]
    while (take('and') || take('&&')) parts.push(single())
    return combined('all', parts)
  }
  function single(): Condition {
    if (take('not') || take('!')) return { not: single() }
    if (take('(')) {
      const inner = alternatives()
      if (!take(')')) throw new Unreadable('a bracket is not closed')
      return inner
    }
    const name = tokens[at++] ?? ''
    const condition = conditions.get(name)
    if (!condition) throw new Unreadable(name === '' ? 'it ends too early' : `there is no condition ${name}`)
    return condition
  }

  try {
    const whole = alternatives()
    if (at < tokens.length) throw new Unreadable(`${tokens[at]} stands where and, or or the end should be`)
    return whole
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return error.message
  }
}

class Unreadable extends Error {}
