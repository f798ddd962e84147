import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.map', '.svg', '.txt'])

/** Vite puts a hash of the content into the names of what it writes to assets/. */
const hashed = /^\/assets\//

type Encoding = 'br' | 'gzip' | 'identity'

interface Page {
  readonly body: Buffer
  readonly type: string
  readonly etag: string
}

const compress = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 9 }),
} as const

/** Serves the built UI; a path that is no file is a page of the UI, which finds its own way. */
export function serveStaticFiles(folder: string) {
  const cache = new Map<string, Page>()

  /** Undefined when there is no such file. */
  async function load(path: string, encoding: Encoding): Promise<Page | undefined> {
    const file = join(folder, normalize(path))
    if (file !== folder && !file.startsWith(folder + sep)) return undefined
    const facts = await stat(file).catch(() => undefined)
    if (!facts?.isFile()) return undefined
    const etag = `"${facts.size.toString(36)}-${Math.floor(facts.mtimeMs).toString(36)}-${encoding}"`
    const known = cache.get(`${encoding} ${path}`)
    if (known?.etag === etag) return known
    const plain = await readFile(file)
    const body = encoding === 'identity' ? plain : await compress[encoding](plain)
    const page = { body, etag, type: contentTypes[extname(file)] ?? 'application/octet-stream' }
    cache.set(`${encoding} ${path}`, page)
    return page
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(response, 405, 'Only GET here.', { Allow: 'GET, HEAD' })
    const wanted = decodePath(path)
    if (wanted === undefined) return plain(response, 400, 'The path is not valid.')

    const isPage = extname(wanted) === ''
    const name = isPage ? '/index.html' : wanted
    const encoding = compressible.has(extname(name))
      ? encodingFor(request.headers['accept-encoding'])
      : 'identity'
    const page = await load(name, encoding)
    if (!page && isPage)
      return plain(
        response,
        503,
        'The UI has not been built yet: run `npm start`, or `npm run build` in ui/.',
      )
    if (!page) return plain(response, 404, `There is no file ${wanted.slice(0, 200)}.`)

    response.setHeader(
      'Cache-Control',
      hashed.test(wanted) ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    response.setHeader('ETag', page.etag)
    response.setHeader('Vary', 'Accept-Encoding')
    if (request.headers['if-none-match'] === page.etag) {
      response.writeHead(304).end()
      return
    }
    response.setHeader('Content-Type', page.type)
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', page.body.length)
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : page.body)
  }
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\u0000') || decoded.includes('\\') ? undefined : decoded
  } catch {
    return undefined
  }
}

function encodingFor(accepted: string | string[] | undefined): Encoding {
  const names = String(accepted ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity'
}

function plain(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(`${text}\n`)
}
