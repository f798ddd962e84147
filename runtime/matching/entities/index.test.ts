import { describe, expect, test } from 'vitest'
import { entityTextOf } from './entity-text.ts'
import { isTriggered } from './found-in.ts'
import { entityDetectors } from './index.ts'

const detectors = [...entityDetectors.values()]

describe('every detector', () => {
  test('is found by its type, a slug', () => {
    expect(detectors.length).toBeGreaterThanOrEqual(100)
    for (const [type, detector] of entityDetectors) {
      expect(type).toBe(detector.type)
      expect(type).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    }
  })

  test('waits for something that prose does not have', () => {
    const prose =
      'The committee met in the old town hall and talked about music, food and the weather until it was late.'
    expect(detectors.filter((detector) => isTriggered(detector, prose)).map(({ type }) => type)).toEqual([])
  })

  test('waits for literals in lower case, as the text is looked at so', () => {
    for (const { trigger } of detectors)
      for (const literal of trigger.literals ?? []) expect(literal).toBe(literal.toLowerCase())
  })

  test('never tells the value in its reasons', () => {
    const text =
      'SSN 212-09-7694, card 4111111111111111, jane.roe@mail.example.org, IBAN DE89370400440532013000, 203.0.113.7, call +49 30 901820'
    for (const detector of detectors) {
      for (const { start, end, why } of detector.find(entityTextOf(text))) {
        expect(why.length).toBeGreaterThan(0)
        expect(why.join(' ')).not.toContain(text.slice(start, end))
      }
    }
  })
})

describe('64 KB of anything', () => {
  const size = 65_536
  const seeds = [
    ...[
      '1',
      'A1 ',
      'a',
      '1.',
      ':',
      'a:',
      '@',
      'a@a.',
      '::1 ',
      '(1)',
      '+1',
      '1-2 3.4/5 ',
      'ü1 ',
      '1 jan ',
      'DE89 ',
      'www.',
      '://',
      '주민번호960121-1234567 ',
    ],
    ...[
      '123456782 ',
      '1234567893 ',
      '79059236630 ',
      '4111 1111 1111 1111 ',
      '2001:db8::1 ',
      '00:1A:2B:3C:4D:5E ',
      'born 1/2/1990 ',
      'call 212-555-0143 ',
    ],
    ...[
      '0x52908400098527886E0F7030069857D21169EE3f ',
      'medical record for Jane ',
      'my passport is 912803456 ',
      'https://a.example/?name=x ',
    ],
  ]

  /** Of the processor, in microseconds, as machines are shared; generous, as what is quadratic takes minutes. */
  const most = 1_500_000

  test.each(seeds)('is read in time that grows in proportion: %j', (seed) => {
    const text = seed.repeat(Math.ceil(size / seed.length)).slice(0, size)
    const shared = entityTextOf(text)
    const from = process.cpuUsage()
    for (const detector of detectors) detector.find(shared)
    expect(process.cpuUsage(from).user).toBeLessThan(most)
  })
})
