import type { Route } from './call.ts'
import { configRoutes } from './config-routes.ts'
import { problems, RegistryProblem } from './problem.ts'
import type { JsonObject } from './record-format.ts'
import type { Registry } from './registry.ts'
import { schemaRoutes } from './schema-routes.ts'
import { subjectRoutes } from './subject-routes.ts'

const routes: readonly Route[] = [
  { method: 'GET', pattern: '/', answer: () => ({}) },
  { method: 'GET', pattern: '/contexts', answer: () => ['.'] },
  ...schemaRoutes,
  ...subjectRoutes,
  ...configRoutes,
]

export interface Request {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly contentType: string | undefined
  readonly body: string
}

export interface Response {
  readonly status: number
  readonly body: unknown
}

/** Answers one request; a refusal is an answer too. Rejects only on what is the registry's own fault. */
export async function respond(registry: Registry, request: Request): Promise<Response> {
  try {
    return { status: 200, body: await answered(registry, request) }
  } catch (error) {
    if (!(error instanceof RegistryProblem)) throw error
    return { status: error.status, body: { error_code: error.code, message: error.message } }
  }
}

async function answered(registry: Registry, request: Request): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url, 'http://registry')
  const segments = segmentsOf(pathname)
  const matching = routes.flatMap((route) => {
    const path = matched(route.pattern, segments)
    return path ? [{ route, path }] : []
  })
  if (matching.length === 0) throw problems.unknownPath()
  const found = matching.find(({ route }) => route.method === request.method)
  if (!found) throw problems.wrongMethod()
  const { route, path } = found
  return await route.answer({ path, query: searchParams, body: () => bodyOf(request) }, registry)
}

function segmentsOf(pathname: string): readonly string[] {
  try {
    return pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent)
  } catch {
    throw problems.badRequest('the path is not valid percent-encoding')
  }
}

function matched(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const parts = pattern.split('/').filter((name) => name !== '')
  if (parts.length !== segments.length) return undefined
  const path: Record<string, string> = {}
  for (const [index, name] of parts.entries()) {
    const segment = segments[index] ?? ''
    if (name.startsWith(':')) path[name.slice(1)] = segment
    else if (name !== segment) return undefined
  }
  return path
}

/** What Confluent's registry takes. A web page cannot send these across origins without asking first. */
const jsonTypes = /^application\/(vnd\.schemaregistry(\.v1)?\+json|json|octet-stream)\s*(;|$)/i

function bodyOf(request: Request): JsonObject {
  if (!jsonTypes.test(request.contentType ?? '')) throw problems.wrongContentType()
  let body: unknown
  try {
    body = JSON.parse(request.body)
  } catch {
    throw problems.badRequest('the body is not JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw problems.badRequest('the body must be a JSON object')
  return { ...body }
}
