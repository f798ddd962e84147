import type { JsonObject } from './record-format.ts'
import type { Registry } from './registry.ts'

/** A call to the registry, its path taken apart. */
export interface Call {
  /** The parts of the path that the route names, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** @throws RegistryProblem when the body is not a JSON object. */
  readonly body: () => JsonObject
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Parts with a colon are named, as in `/subjects/:subject`. */
  readonly pattern: string
  readonly answer: (call: Call, registry: Registry) => unknown
}

/** The name of a route's part; empty only when the route has no such part. */
export const part = (call: Call, name: string): string => call.path[name] ?? ''

export const isSet = (call: Call, parameter: string): boolean => call.query.get(parameter) === 'true'
