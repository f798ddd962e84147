import { GraphQLError } from 'graphql'

/** What a caller can tell errors apart by. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'BAD_CURSOR'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_COMPLEX'
  | 'BUSY'
  | 'UNAVAILABLE'
  | 'TIMED_OUT'
  | 'INTERNAL'

/** An error that the caller may read: says what is wrong, where, and what to do. */
export class UserError extends GraphQLError {
  constructor(code: ErrorCode, message: string, options: { readonly argument?: string } = {}) {
    super(message, {
      extensions: { code, ...(options.argument === undefined ? {} : { argument: options.argument }) },
    })
  }
}

const networkCodes = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
/** Connection exceptions, too many connections, shutting down or starting up. */
const postgresAway = /^(08\w{3}|53\w{3}|57P0[1-5])$/
const postgresAwayMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/
/** What the Kafka client and the registry's throw when they cannot be reached. */
const kafkaAway = /^(KafkaError|KafkaTimeout|RegistryUnavailable)$/
/** Views of the read models that no projection has made yet. */
const postgresUnknown = /^(3F000|42P01)$/

/** What the caller is to be told of an error that is the world's fault; undefined when it is ours. */
export function worldsFault(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  if (code === '57014')
    return new UserError('TIMED_OUT', 'The query took too long; narrow its time range or its filter.')
  if (postgresUnknown.test(code))
    return new UserError(
      'UNAVAILABLE',
      'The read models are not there yet; wait until the projections have started.',
    )
  if (
    networkCodes.test(code) ||
    postgresAway.test(code) ||
    postgresAwayMessage.test(error.message) ||
    kafkaAway.test(error.name)
  )
    return new UserError(
      'UNAVAILABLE',
      'A part of FlagWise cannot be reached at the moment; try again in a few seconds.',
    )
  if (error instanceof AggregateError) for (const part of error.errors) return worldsFault(part)
  return error.cause === undefined ? undefined : worldsFault(error.cause)
}

/**
 * What the caller gets for an error: its own where it was made for callers, else one that gives nothing away.
 * @param report told of errors that are ours, with the reference that the caller got
 */
export function maskError(error: unknown, report: (error: unknown, reference: string) => void): GraphQLError {
  if (error instanceof GraphQLError) {
    if (typeof error.extensions.code === 'string') return error
    const original = error.originalError
    if (original === undefined || original instanceof GraphQLError)
      return located(error, 'BAD_INPUT', error.message)
    const fault = worldsFault(original)
    if (fault) return located(error, String(fault.extensions.code), fault.message)
  }
  const fault = worldsFault(error)
  if (fault) return fault
  const reference = crypto.randomUUID()
  report(error instanceof GraphQLError ? error.originalError : error, reference)
  const message = `Something went wrong inside FlagWise; its log has more under ${reference}.`
  return error instanceof GraphQLError
    ? located(error, 'INTERNAL', message, { reference })
    : new GraphQLError(message, { extensions: { code: 'INTERNAL', reference } })
}

/** The same place in the operation, another message. */
const located = (error: GraphQLError, code: string, message: string, extensions: object = {}): GraphQLError =>
  new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { ...error.extensions, ...extensions, code },
  })
