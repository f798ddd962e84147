import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { RuleSet } from '@flagwise/runtime/matching'
import type { Rule } from '@flagwise/schemas'

/** Longest line, in bytes; a longer one is no line of JSON but something else. */
const maxLineBytes = 64 * 1024 * 1024

export interface DetectOptions {
  readonly input: Readable
  readonly output: Writable
  /** What is wrong with a line. */
  readonly problem: (problem: { readonly error: string; readonly line: number }) => void
  readonly set: RuleSet
  readonly rows: readonly Rule[]
}

export interface DetectCounts {
  readonly lines: number
  readonly bad: number
  readonly unscanned: number
}

/**
 * Adds `matches` to each line of JSON that has a `text`, in order, and no faster than the output takes them. A line that cannot be read
 * is passed through as it is.
 */
export async function detect({ input, output, problem, set, rows }: DetectOptions): Promise<DetectCounts> {
  const facts = new Map(rows.map(({ id, slug, category }) => [id, { rule: slug, category }]))
  const counts = { lines: 0, bad: 0, unscanned: 0 }

  function withMatches(line: string): string {
    counts.lines++
    const found = readLine(line)
    if ('error' in found) {
      counts.bad++
      problem({ error: found.error, line: counts.lines })
      return line
    }
    const { matches, unscanned } = set.match({ prompt: found.text, model: '' })
    if (unscanned.length > 0) counts.unscanned++
    const added = {
      matches: matches.map(({ ruleId, confidence, spans, why }) => ({
        ...facts.get(ruleId),
        confidence,
        spans,
        why,
      })),
      ...(unscanned.length > 0 && { unscanned: unscanned.map(({ reason }) => reason) }),
    }
    return joined(line, found.value, added)
  }

  for await (const lines of linesOf(input)) {
    const text = lines.map((line) => (line.trim() === '' ? line : withMatches(line))).join('\n')
    if (!output.write(`${text}\n`)) await once(output, 'drain')
  }
  return counts
}

type Read = { readonly text: string; readonly value: object } | { readonly error: string }

function readLine(line: string): Read {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    // What the parser says quotes the line, which may be a prompt.
    return { error: 'no JSON; write {"text": "…"} on a line' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'no object; write {"text": "…"} on a line' }
  if (!('text' in value)) return { error: 'no text; write {"text": "…"} on a line' }
  return typeof value.text === 'string'
    ? { text: value.text, value }
    : { error: 'text is no string; put it in quotes' }
}

/** What a line says stays as it is written, numbers and all; only what it already says of matches is replaced. */
function joined(line: string, value: object, added: object): string {
  if ('matches' in value || 'unscanned' in value) {
    const { matches: _, unscanned: __, ...others } = { matches: null, unscanned: null, ...value }
    return JSON.stringify({ ...others, ...added })
  }
  const end = line.lastIndexOf('}')
  return `${line.slice(0, end)},${JSON.stringify(added).slice(1)}`
}

/** The lines of a stream, as many at a time as came; the end of the last one need not be written. */
async function* linesOf(input: Readable): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const lines = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLineBytes)
      throw new Error(`a line is longer than ${maxLineBytes} characters; give one object a line`)
    if (lines.length > 0) yield lines.map(withoutReturn)
  }
  rest += decoder.decode()
  if (rest !== '') yield [withoutReturn(rest)]
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
