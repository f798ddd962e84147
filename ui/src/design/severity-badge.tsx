import type { Severity } from '../graphql/generated/graphql.ts'

const words: Readonly<Record<Severity, string>> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
}

/** A severity, by word and colour. */
export function SeverityBadge(props: { readonly of: Severity }) {
  return <span class={`severity ${props.of.toLowerCase()}`}>{words[props.of]}</span>
}
