import { isDigit, isWord } from '../character.ts'
import { isRepeated, luhn } from '../check-digits.ts'
import type { EntityDetector, EntityHit, EntityText, NumberToken } from '../entity.ts'
import { brandOf } from './card-brands.ts'
import { phoneContext, weakPhoneContext } from './phone-context.ts'
import { isInternational, regionOf } from './phone-regions.ts'

const leastDigits = 7
const mostDigits = 15

/** Number of a telephone (ITU-T E.164), with its country code or as people of a country write it. */
export const phoneNumber: EntityDetector = {
  type: 'phone-number',
  trigger: { digits: leastDigits },
  find(text) {
    const hits: EntityHit[] = []
    let lookups = 0
    for (const token of text.numbers()) {
      if (token.digits.length < leastDigits) continue
      for (const part of partsOf(token)) {
        const hit = judge(text, part, lookups < mostLookups)
        if (hit === undefined) continue
        lookups++
        if (hit === null) continue
        hits.push(hit)
        break
      }
    }
    return hits
  },
}

/** Looking up the plan of a country takes microseconds, so only so many numbers of a text are. */
const mostLookups = 40

/** The whole, and it without its first or its last group: a year or a house number may stand beside it. */
function partsOf(token: NumberToken): readonly NumberToken[] {
  if (token.digits.length <= leastDigits + 1 || !token.written.includes(' ')) return [token]
  const { start, end, written } = token
  const first = written.indexOf(' ') + 1
  const last = written.lastIndexOf(' ')
  // At most, all that is left out is digits.
  const most = token.digits.length - mostDigits
  return [
    token,
    ...(first < most ? [] : partOf(written.slice(first), start + first, end)),
    ...(written.length - last < most ? [] : partOf(written.slice(0, last), start, start + last)),
  ]
}

/** None where it has too few digits or too many. */
function partOf(written: string, start: number, end: number): readonly NumberToken[] {
  let count = 0
  for (let at = 0; at < written.length; at++) if (isDigit(written.charCodeAt(at))) count++
  if (count < leastDigits || count > mostDigits) return []
  let lead = 0
  while (lead < written.length && written[lead] !== '(' && !isDigit(written.charCodeAt(lead))) lead++
  let trail = written.length
  while (trail > 0 && !isDigit(written.charCodeAt(trail - 1))) trail--
  let digits = ''
  for (const sign of written) if (isDigit(sign.charCodeAt(0))) digits += sign
  return [
    {
      start: start + lead,
      end: end - (written.length - trail),
      written: written.slice(lead, trail),
      digits,
    },
  ]
}

/** Undefined when no look is worth it, null when it is no telephone number. */
function judge(text: EntityText, token: NumberToken, mayLookUp: boolean): EntityHit | null | undefined {
  const { digits, written, end } = token
  if (
    digits.length < leastDigits ||
    digits.length > mostDigits ||
    isRepeated(digits) ||
    looksOtherwise(written, digits)
  )
    return undefined
  const opening = text.text[token.start - 1] === '('
  const before = text.text[token.start - (opening ? 2 : 1)] ?? ' '
  const plus =
    before === '+' || (opening && text.text[token.start - 2] === '+') || text.text[token.start - 1] === '+'
  const start = token.start - (opening ? 1 : 0) - (plus ? 1 : 0)
  const beside = text.text.charCodeAt(start - 1)
  // `CVE-2026-47101`: the end of a longer name.
  if (start > 1 && text.text[start - 1] === '-' && isWord(text.text.charCodeAt(start - 2))) return undefined
  if (start > 0 && (isWord(beside) || '$€£#=%/.'.includes(text.text[start - 1] ?? ' '))) return undefined
  if (
    end < text.text.length &&
    (isWord(text.text.charCodeAt(end)) ||
      /[%@$€£]/.test(text.text[end] ?? '') ||
      /^,\d/.test(text.text.slice(end, end + 2)))
  )
    return undefined
  if (plus || /^00[1-9]/.test(digits)) return international(text, start, end, written, plus, mayLookUp)
  return national(text, start, end, opening ? `(${written}` : written, digits, mayLookUp)
}

function international(
  text: EntityText,
  start: number,
  end: number,
  written: string,
  plus: boolean,
  mayLookUp: boolean,
): EntityHit | null {
  const digits = written.replace(/\(0\)/, '').replace(/\D/g, '')
  const word = phoneContext.near(text, start, end)
  const why = word === undefined ? [] : [`context: ${word}`]
  if (mayLookUp && isInternational(`+${plus ? digits : digits.slice(2)}`))
    return { start, end, confidence: 0.92, why: ['country code', 'number plan of the country', ...why] }
  if (word !== undefined && digits.length >= 9)
    return { start, end, confidence: 0.65, why: ['country code', ...why] }
  return plus && digits.length >= 10 ? { start, end, confidence: 0.35, why: ['country code'] } : null
}

function national(
  text: EntityText,
  start: number,
  end: number,
  written: string,
  digits: string,
  mayLookUp: boolean,
): EntityHit | null | undefined {
  const grouped = /\d[ .()/-]+\d/.test(written)
  const american = /^(?:1[-. ])?\(?[2-9]\d\d\)?[-. ]{1,2}[2-9]\d\d[-. ]\d{4}$/.test(written)
  const word = phoneContext.near(text, start, end)
  if (word !== undefined) {
    if (american)
      return { start, end, confidence: 0.92, why: ['written as in North America', `context: ${word}`] }
    const region = mayLookUp ? regionOf(digits) : null
    if (region !== null)
      return { start, end, confidence: 0.85, why: [`number plan of ${region}`, `context: ${word}`] }
    if (grouped && digits.length <= 13)
      return { start, end, confidence: 0.6, why: ['in groups', `context: ${word}`] }
    return { start, end, confidence: 0.35, why: [`context: ${word}`] }
  }
  if (american)
    return {
      start,
      end,
      confidence: /^\(|-/.test(written) ? 0.65 : 0.5,
      why: ['written as in North America'],
    }
  if (!mayLookUp) return undefined
  const weak =
    grouped && digits.length >= 9 && /^[(0]/.test(written)
      ? weakPhoneContext.near(text, start, end)
      : undefined
  const called = weak === undefined ? null : regionOf(digits)
  if (called !== null)
    return { start, end, confidence: 0.55, why: [`number plan of ${called}`, `context: ${weak}`] }
  if (!digits.startsWith('0') || digits.length < 9 || digits.length > 12) return undefined
  const bare = text.isNothingBut(start, end)
  if (!bare && !/^0\d+(?:[ -]\d+){2,}$|^\(0/.test(written)) return undefined
  const region = regionOf(digits, !grouped)
  if (region === null) return null
  return {
    start,
    end,
    confidence: bare ? 0.6 : 0.45,
    why: [`number plan of ${region}`, ...(bare ? ['the text is nothing else'] : [])],
  }
}

/** Dates, years, Internet addresses, decimals and numbers of cards. */
function looksOtherwise(written: string, digits: string): boolean {
  if (/^\d{4}([-/.])\d\d?\1\d\d?(?!\d)/.test(written) || /^\d\d?([-/.])\d\d?\1\d{4}(?!\d)/.test(written))
    return true
  if (/^(?:19|20)\d\d[ /-](?:19|20)\d\d(?!\d)/.test(written)) return true
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(written) && !/^0\d\./.test(written)) return true
  if (/^\d+\.\d+$/.test(written) || /^\d{3}-\d\d-\d{4}$/.test(written)) return true
  return digits.length >= 13 && brandOf(digits) !== null && luhn(digits)
}
