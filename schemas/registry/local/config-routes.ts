import { type Call, isSet, part, type Route } from './call.ts'
import { problems } from './problem.ts'
import type { Registry } from './registry.ts'
import { globalLevel } from './state.ts'

/** The level that a subject has of its own. */
function ownLevel(call: Call, { state }: Registry) {
  const own = state.levels.get(part(call, 'subject'))
  if (own !== undefined) return own
  if (isSet(call, 'defaultToGlobal')) return globalLevel(state)
  throw problems.noLevelOfItsOwn(part(call, 'subject'))
}

async function setLevel(call: Call, registry: Registry, subject: string | null): Promise<object> {
  const { compatibility } = call.body()
  if (typeof compatibility !== 'string') throw problems.invalidLevel()
  return { compatibility: await registry.setLevel(subject, compatibility) }
}

const modeIsFixed = (): never => {
  throw problems.notPermitted('this registry has the mode READWRITE alone')
}

/** `/config`: compatibility levels, global and by subject; `/mode`: always READWRITE. */
export const configRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/config',
    answer: (_call, { state }) => ({ compatibilityLevel: globalLevel(state) }),
  },
  { method: 'PUT', pattern: '/config', answer: (call, registry) => setLevel(call, registry, null) },
  {
    method: 'DELETE',
    pattern: '/config',
    answer: async (_call, registry) => {
      const before = globalLevel(registry.state)
      await registry.clearLevel(null)
      return { compatibilityLevel: before }
    },
  },
  {
    method: 'GET',
    pattern: '/config/:subject',
    answer: (call, registry) => ({ compatibilityLevel: ownLevel(call, registry) }),
  },
  {
    method: 'PUT',
    pattern: '/config/:subject',
    answer: (call, registry) => setLevel(call, registry, part(call, 'subject')),
  },
  {
    method: 'DELETE',
    pattern: '/config/:subject',
    answer: async (call, registry) => {
      const before = registry.state.levels.get(part(call, 'subject'))
      if (before === undefined) throw problems.subjectNotFound(part(call, 'subject'))
      await registry.clearLevel(part(call, 'subject'))
      return { compatibilityLevel: before }
    },
  },
  { method: 'GET', pattern: '/mode', answer: () => ({ mode: 'READWRITE' }) },
  { method: 'PUT', pattern: '/mode', answer: modeIsFixed },
  {
    method: 'GET',
    pattern: '/mode/:subject',
    answer: (call) => {
      if (isSet(call, 'defaultToGlobal')) return { mode: 'READWRITE' }
      throw problems.noModeOfItsOwn(part(call, 'subject'))
    },
  },
  { method: 'PUT', pattern: '/mode/:subject', answer: modeIsFixed },
]
