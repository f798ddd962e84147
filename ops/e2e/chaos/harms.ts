import type { System } from '../system/system.ts'

/** Something that breaks, and is mended again. */
export interface Harm {
  readonly name: string
  /** Resolves when the part is at work again. */
  do(system: System): Promise<void>
}

const processors = ['detection', 'intake'] as const
const others = ['projection-requests', 'projection-rules', 'projection-traffic', 'gateway'] as const

/** Longer than the session time-out of the systems of these tests, so that the others take over meanwhile. */
const frozenMs = 7_500
/** Longer than a transaction may stay open. */
const longFrozenMs = 12_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const killing = (part: string): Harm => ({
  name: `kill -9 ${part}`,
  async do(system) {
    await system.kill(part)
    await system.start(part)
  },
})

const freezing = (part: string, ms: number): Harm => ({
  name: `freeze ${part} for ${ms / 1000} s`,
  async do(system) {
    await system.freeze(part)
    await pause(ms)
    await system.thaw(part)
  },
})

/** Every harm once: each service, and each thing they stand on, killed and frozen. Rounds take the two instances in turn. */
export function harmsOf(round: number): readonly Harm[] {
  const instance = (service: string): string => (round % 2 === 0 ? service : `${service}-2`)
  return [
    ...[...processors, ...others].map((service) => killing(instance(service))),
    killing('registry'),
    killing('kafka'),
    killing('postgres'),
    killing('redis'),
    ...processors.map((service) => freezing(instance(service), longFrozenMs)),
    ...others.map((service) => freezing(instance(service), frozenMs)),
    freezing('registry', frozenMs),
    freezing('kafka', longFrozenMs),
    freezing('postgres', frozenMs),
    freezing('redis', frozenMs),
  ]
}
