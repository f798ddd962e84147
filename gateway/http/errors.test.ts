import { GraphQLError } from 'graphql'
import { describe, expect, test } from 'vitest'
import { maskError, UserError } from './errors.ts'

const masked = (error: unknown) => {
  const reported: unknown[] = []
  return { error: maskError(error, (reason) => reported.push(reason)), reported }
}

const inResolver = (originalError: Error) =>
  new GraphQLError(originalError.message, { path: ['flags'], originalError })

describe('what a caller is told', () => {
  test('errors made for callers pass as they are', () => {
    const error = new UserError('BAD_CURSOR', 'is not a cursor', { argument: 'after' })
    expect(masked(error).error).toBe(error)
    expect(error.extensions).toEqual({ code: 'BAD_CURSOR', argument: 'after' })
  })

  test('faults of the document get a code', () => {
    expect(masked(new GraphQLError('Cannot query field "x" on type "Query".')).error).toMatchObject({
      message: 'Cannot query field "x" on type "Query".',
      extensions: { code: 'BAD_INPUT' },
    })
  })

  test.each([
    ['a refused connection', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    [
      'a refused connection on both loopbacks',
      new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
    ],
    ['Postgres shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['Kafka without an answer', Object.assign(new Error('commit: no answer'), { name: 'KafkaTimeout' })],
    ['a pool that waited too long', new Error('timeout exceeded when trying to connect')],
    [
      'something that such an error caused',
      new Error('append failed', { cause: new Error('Connection terminated unexpectedly') }),
    ],
  ])('%s is UNAVAILABLE, with the path and without the details', (_, cause) => {
    const { error, reported } = masked(inResolver(cause))
    expect(error).toMatchObject({ path: ['flags'], extensions: { code: 'UNAVAILABLE' } })
    expect(error.message).toContain('try again')
    expect(reported).toEqual([])
  })

  test('our own faults say nothing of themselves but a reference, under which they are reported', () => {
    const fault = new Error('secret of the inside')
    const { error, reported } = masked(inResolver(fault))
    expect(JSON.stringify(error)).not.toContain('secret')
    expect(error.extensions).toMatchObject({ code: 'INTERNAL', reference: expect.any(String) })
    expect(error.message).toContain(String(error.extensions.reference))
    expect(reported).toEqual([fault])
  })
})
