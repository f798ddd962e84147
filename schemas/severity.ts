import type { Severity } from './flag/flag.generated.ts'

/** Severities from the lowest to the highest. */
export const severities = ['low', 'medium', 'high', 'critical'] as const satisfies readonly Severity[]

/** Position on the scale: 0 for low, 3 for critical. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity)

/** The highest of the severities; low when there is none. */
export const highestSeverity = (all: Iterable<Severity>): Severity => {
  let highest: Severity = 'low'
  for (const severity of all) if (severityRank(severity) > severityRank(highest)) highest = severity
  return highest
}
