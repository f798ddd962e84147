import { builder } from '../builder.ts'

export const Severity = builder.enumType('Severity', {
  description: 'How bad a match is.',
  values: {
    LOW: { value: 'low' },
    MEDIUM: { value: 'medium' },
    HIGH: { value: 'high' },
    CRITICAL: { value: 'critical' },
  } as const,
})
