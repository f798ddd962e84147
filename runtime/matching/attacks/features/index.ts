import { agentFeatures } from './agents.ts'
import { exfiltrationFeatures } from './exfiltration.ts'
import type { Feature } from './feature.ts'
import { freedSelfFeatures } from './freed-self.ts'
import { indirectFeatures, obfuscationFeatures } from './injection.ts'
import { overrideFeatures } from './override.ts'
import { personaFeatures } from './persona.ts'
import { secretFeatures } from './secrets.ts'
import { unrestrainedFeatures } from './unrestrained.ts'

/** Everything the model looks at, each under a name of its own. */
export const features: readonly Feature[] = [
  ...overrideFeatures,
  ...personaFeatures,
  ...freedSelfFeatures,
  ...unrestrainedFeatures,
  ...secretFeatures,
  ...obfuscationFeatures,
  ...exfiltrationFeatures,
  ...indirectFeatures,
  ...agentFeatures,
]
