import { describe, expect, test } from 'vitest'
import { entityTextOf } from './entity-text.ts'
import { shapeOf } from './shape.ts'

const values = (text: string, picture: string): string[] =>
  entityTextOf(text)
    .candidates(shapeOf(picture))
    .map(({ value }) => value)

describe('candidates', () => {
  test('are found however their groups are cut', () => {
    for (const written of ['AB123456C', 'AB 12 34 56 C', 'ab-123456-c', 'AB.123456 C'])
      expect(values(`number ${written}, please`, 'AA999999A')).toEqual(['AB123456C'])
  })

  test('are no part of an amount, a decimal, an address or a longer code', () => {
    for (const text of [
      '$123456',
      '0.123456',
      '123456.78',
      '123456@host',
      '123456%',
      'x_123456',
      '1,123456',
      '550e8400-123456',
      'ß123456',
    ]) {
      expect(values(text, '999999')).toEqual([])
    }
  })

  test('stand beside letters of scripts without spaces', () => {
    expect(values('번호123456입니다', '999999')).toEqual(['123456'])
  })

  test('say whether further digits stand beside them', () => {
    const [first] = entityTextOf('4111 1111 12/25').candidates(shapeOf('99999999'))
    expect(first).toMatchObject({ value: '41111111', written: '4111 1111', whole: false })
  })

  test('of one word are found by their length, whatever their letters are', () => {
    expect(
      entityTextOf('codes A1B2C and ABCDE and 12345')
        .words(5)
        .map(({ value }) => value),
    ).toEqual(['A1B2C', '12345'])
  })
})

describe('numbers', () => {
  const written = (text: string): string[] =>
    entityTextOf(text)
      .numbers()
      .map((number) => number.written)

  test('are digits with little between them, within one line', () => {
    expect(written('call (212) 555-0143 or 01.23.45\n67')).toEqual(['212) 555-0143', '01.23.45', '67'])
  })

  test('are cut when they get too long, and no digit is lost', () => {
    const digits = '1'.repeat(100)
    expect(
      entityTextOf(digits)
        .numbers()
        .map((number) => number.digits)
        .join(''),
    ).toBe(digits)
  })
})

describe('dates', () => {
  const dates = (text: string) =>
    entityTextOf(text)
      .dates()
      .map(({ start, end, year }) => [text.slice(start, end), year])

  test('in digits and in words, with the year they name', () => {
    expect(dates('on 2024-03-15, 15.3.24, 3/15/2024 or 05/21')).toEqual([
      ['2024-03-15', 2024],
      ['15.3.24', 2024],
      ['3/15/2024', 2024],
      ['05/21', null],
    ])
    expect(dates('12 May 1984, May 5, 1984, 5-MAY-84, 3. Oktober 1990, 1er août 2001')).toEqual([
      ['12 May 1984', 1984],
      ['May 5, 1984', 1984],
      ['5-MAY-84', 1984],
      ['3. Oktober 1990', 1990],
      ['1er août 2001', 2001],
    ])
  })

  test('are none where there is no such day, or where the digits go on', () => {
    for (const text of ['2024-13-40', '32/13/2024', '1.2.3.4', '1/2/3456789', 'v1.2.24', '2024-03-15-7'])
      expect(dates(text)).toEqual([])
  })
})

describe('a text that is nothing but a value', () => {
  const isBare = (text: string, value: string): boolean =>
    entityTextOf(text).isNothingBut(text.indexOf(value), text.indexOf(value) + value.length)

  test('may have quotes and punctuation around it, or more values of its kind', () => {
    expect([isBare('"12345678".', '12345678'), isBare('12345678 and 87654321', '12345678')]).toEqual([
      true,
      true,
    ])
    expect([isBare('order 12345678', '12345678'), isBare('12345678 번', '12345678')]).toEqual([false, false])
  })
})

test('lower case keeps the length of the text', () => {
  expect(entityTextOf('İSTANBUL 34').lower).toHaveLength('İSTANBUL 34'.length)
})
