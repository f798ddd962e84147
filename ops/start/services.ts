import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { namesByFolder } from '@flagwise/runtime/service'
import { root } from './settings.ts'

/** A service of ours, as a command of Node. */
export interface ServiceDefinition {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Answers 200 on `/ready` when the service is at work. */
  readonly readyUrl: string
}

const found = (folder: string, file: string): readonly string[] =>
  namesByFolder(pathToFileURL(join(root, folder, '/')), file)

/**
 * Keeps the memory of a busy service small: the young generation outlasts a batch of records, and the old one is cleaned when it has grown by
 * a part, where V8 alone would let it grow to four times what lives. Intake keeps next to nothing, so that its old generation may grow further.
 */
const flagsOf = (service: string): readonly string[] => [
  `--max-semi-space-size=${service === 'intake' ? 20 : 16}`,
  `--heap-growing-percent=${service === 'intake' ? 120 : 60}`,
]

/** Every processor and projection, by folder, and the gateway. Each has the next port after the base for its health. */
export function serviceDefinitions(ports: {
  readonly gateway: number
  readonly healthBase: number
}): readonly ServiceDefinition[] {
  const workers = [
    ...found('processors', 'processor.ts').map((name) => ({
      name,
      args: [...flagsOf(name), 'processors/main.ts', name],
    })),
    ...found('projections', 'projection.ts').map((name) => ({
      name: `projection-${name}`,
      args: [...flagsOf(name), 'projections/main.ts', name],
    })),
  ]
  return [
    ...workers.map(({ name, args }, position) => {
      const port = ports.healthBase + 1 + position
      return { name, args, env: { HEALTH_PORT: String(port) }, readyUrl: `http://127.0.0.1:${port}/ready` }
    }),
    {
      name: 'gateway',
      args: [...flagsOf('gateway'), 'gateway/main.ts'],
      env: { PORT: String(ports.gateway) },
      readyUrl: `http://127.0.0.1:${ports.gateway}/ready`,
    },
  ]
}
