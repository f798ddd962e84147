/** Where in a rule: names of keys and positions in lists. */
export type Path = readonly (string | number)[]

/** What is wrong with a rule, and what to do. */
export interface RuleProblem {
  readonly path: Path
  readonly message: string
}

/** A problem with its place in a file. */
export interface RuleFileProblem {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** Such as `match.all[1].regex.pattern`; empty for the rule or the file as a whole. */
  readonly path: string
  readonly message: string
}

export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
