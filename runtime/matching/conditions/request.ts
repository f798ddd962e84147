import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { LlmRequest } from '@flagwise/schemas'
import type { Range, RequestCondition } from '../language/rule-document.ts'
import { PatternRefused } from '../pattern.ts'

/** What the rules may know of a request; of a text that is tried, the text alone. */
export type Matchable = Pick<LlmRequest, 'prompt' | 'model'> & Partial<LlmRequest>

/** A fact that a condition asked for and found. */
export interface Fact {
  readonly field: string
  readonly value: string
}

/** The facts that made the condition hold; null when it does not. A fact that the request does not have does not hold. */
export type FactCheck = (request: Matchable) => readonly Fact[] | null

type One = (request: Matchable) => Fact | null

const minutesOf = (time: string): number => {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!parts) throw new PatternRefused(`"${time}" is no time of day; write HH:MM, such as 22:00`)
  return Number(parts[1]) * 60 + Number(parts[2])
}

/** @throws PatternRefused when a list or a bound cannot be used */
export function factCheck(condition: RequestCondition): FactCheck {
  const checks: One[] = []
  const names = (
    field: 'provider' | 'model' | 'userId' | 'endpoint',
    globs: readonly string[] | undefined,
  ): void => {
    if (!globs) return
    const fits = globCheck(globs)
    checks.push((request) => {
      const value = request[field]
      return typeof value === 'string' && fits(value) ? { field, value } : null
    })
  }
  const bounds = (
    field: 'statusCode' | 'tokensPrompt' | 'tokensResponse' | 'durationMs',
    range: Range | undefined,
  ): void => {
    if (range)
      checks.push((request) => {
        const value = request[field]
        return typeof value === 'number' && isWithin(value, range) ? { field, value: String(value) } : null
      })
  }
  names('provider', condition.provider)
  names('model', condition.model)
  names('userId', condition.user)
  names('endpoint', condition.endpoint)
  bounds('statusCode', condition.statusCode)
  bounds('tokensPrompt', condition.tokensPrompt)
  bounds('tokensResponse', condition.tokensResponse)
  bounds('durationMs', condition.durationMs)
  const { sourceIp, promptLength, timeOfDay, weekdays } = condition
  if (sourceIp) {
    const fits = addressCheck(sourceIp)
    checks.push(({ srcIp }) => (srcIp !== undefined && fits(srcIp) ? { field: 'srcIp', value: srcIp } : null))
  }
  if (promptLength)
    checks.push(({ prompt }) =>
      isWithin(prompt.length, promptLength)
        ? { field: 'prompt', value: `${prompt.length} characters` }
        : null,
    )
  if (timeOfDay) {
    const [from, to] = [minutesOf(timeOfDay.from), minutesOf(timeOfDay.to)]
    checks.push(({ timestamp }) => {
      if (timestamp === undefined) return null
      const minute = Math.floor(timestamp / 60_000) % 1440
      const holds = from <= to ? minute >= from && minute < to : minute >= from || minute < to
      return holds ? { field: 'timestamp', value: new Date(timestamp).toISOString().slice(11, 16) } : null
    })
  }
  if (weekdays)
    checks.push(({ timestamp }) => {
      if (timestamp === undefined) return null
      const day = new Date(timestamp).getUTCDay() || 7
      return weekdays.includes(day) ? { field: 'timestamp', value: `weekday ${day}` } : null
    })
  return (request) => {
    const facts: Fact[] = []
    for (const check of checks) {
      const fact = check(request)
      if (!fact) return null
      facts.push(fact)
    }
    return facts
  }
}

const isWithin = (value: number, { from, to }: Range): boolean =>
  (from === null || value >= from) && (to === null || value <= to)

/** `*` for any characters, `?` for one; without regard to case. Matched without backtracking over more than one star. */
function globCheck(globs: readonly string[]): (value: string) => boolean {
  const exact = new Set<string>()
  const patterns: string[] = []
  for (const glob of globs) {
    const lower = glob.trim().toLowerCase()
    if (/[*?]/.test(lower)) patterns.push(lower)
    else exact.add(lower)
  }
  const fits = (lower: string): boolean =>
    exact.has(lower) || patterns.some((pattern) => fitsGlob(pattern, lower))
  /** Models and providers are few: what was said of them is said again. */
  const before = new Map<string, boolean>()
  return (value) => {
    const known = before.get(value)
    if (known !== undefined) return known
    const said = fits(value.toLowerCase())
    if (before.size >= mostRemembered) before.clear()
    if (value.length <= longestRemembered) before.set(value, said)
    return said
  }
}

const mostRemembered = 256
const longestRemembered = 128

/** Greedy matching that goes back to the last star alone: at most pattern times text steps. */
function fitsGlob(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let retry = 0
  let place = 0
  while (place < text.length) {
    if (pattern[at] === '*') {
      star = at++
      retry = place
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[place])) {
      at++
      place++
    } else if (star >= 0) {
      at = star + 1
      place = ++retry
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

function addressCheck(list: readonly string[]): (address: string) => boolean {
  const blocks = new BlockList()
  for (const entry of list) {
    const [address = '', prefix] = entry.trim().split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
    const bits = prefix === undefined ? null : Number(prefix)
    if (
      family === null ||
      (bits !== null && !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 'ipv4' ? 32 : 128)))
    )
      throw new PatternRefused(`"${entry}" is no address and no CIDR block; write such as 10.0.0.0/8`)
    if (bits === null) blocks.addAddress(address, family)
    else blocks.addSubnet(address, bits, family)
  }
  return (address) => {
    if (isIPv4(address)) return blocks.check(address, 'ipv4')
    return isIPv6(address) && blocks.check(address, 'ipv6')
  }
}
