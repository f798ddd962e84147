import type { KafkaClientOptions } from '@flagwise/runtime/kafka'
import type { Logger } from '@flagwise/runtime/service'
import { type Flag, type Request, topics } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import type { Viewer } from '../access/roles.ts'
import type { FlagCriteria } from '../flags/read-flags.ts'
import { UserError } from '../http/errors.ts'
import type { RequestCriteria } from '../requests/read-requests.ts'
import { openCursors } from './cursor.ts'
import { type Frame, framesOf } from './frames.ts'
import { type Hub, openHub } from './hub.ts'
import { flagMatches, requestMatches } from './matches.ts'

export type { Frame, Gap } from './frames.ts'

export interface Subscribe<Criteria> {
  readonly viewer: Viewer
  readonly filter: Criteria
  readonly after: string | null
  readonly maxBatch: number
}

/** What subscriptions need: streams of frames. */
export interface Live {
  /** @throws UserError */
  flagRaised(subscribe: Subscribe<FlagCriteria>): AsyncIterable<Frame<Flag>>
  /** @throws UserError */
  requestSeen(subscribe: Subscribe<RequestCriteria>): AsyncIterable<Frame<Request>>
}

export interface OpenLiveOptions extends KafkaClientOptions {
  readonly registry: SchemaSource
  readonly log: Logger
  /** JWT_SECRET_KEY */
  readonly secret: string
  readonly stopping: AbortSignal
  readonly isRevoked: (sessionId: string) => Promise<boolean>
}

export interface OpenedLive extends Live {
  close(): Promise<void>
}

const mebibyte = 1024 * 1024
const mostInFrame = 500

/** Tails the flag topics and `requests` into memory, for all subscribers of this gateway. @throws KafkaError, KafkaTimeout, RegistryUnavailable */
export async function openLive(options: OpenLiveOptions): Promise<OpenedLive> {
  const cursors = openCursors(options.secret)
  const flags: Hub<Flag> = await openHub({
    ...options,
    clientId: `${options.clientId}-flags`,
    topic: topics.flags('detection'),
    pattern: topics.flagsPattern,
    limits: { entries: 10_000, bytes: 12 * mebibyte },
    warmUp: 1_000,
  })
  const requests: Hub<Request> = await openHub({
    ...options,
    clientId: `${options.clientId}-requests`,
    topic: topics.requests,
    limits: { entries: 5_000, bytes: 8 * mebibyte },
    warmUp: 500,
  })

  function frames<T, Criteria>(
    stream: string,
    hub: Hub<T>,
    { viewer, filter, after, maxBatch }: Subscribe<Criteria>,
    matches: (event: T) => boolean,
  ): AsyncIterable<Frame<T>> {
    if (maxBatch < 1 || maxBatch > mostInFrame)
      throw new UserError(
        'BAD_INPUT',
        `maxBatch: ${maxBatch}; give a whole number from 1 to ${mostInFrame}`,
        {
          argument: 'maxBatch',
        },
      )
    const scope = { stream, filter }
    if (after !== null) cursors.read(scope, after)
    return framesOf({
      hub,
      cursors,
      scope,
      after,
      matches,
      maxBatch,
      expiresAt: viewer.expiresAt,
      stillAllowed: async () => !(await options.isRevoked(viewer.sessionId)),
      stopping: options.stopping,
      log: options.log,
    })
  }

  return {
    flagRaised: (subscribe) => frames('flagRaised', flags, subscribe, flagMatches(subscribe.filter)),
    requestSeen(subscribe) {
      const { flagged, severities, minRiskScore } = subscribe.filter
      if (flagged != null || severities != null || minRiskScore != null)
        throw new UserError(
          'BAD_INPUT',
          'filter: a request is seen before it is judged; subscribe to flagRaised to filter by flagged, severities or minRiskScore.',
          { argument: 'filter' },
        )
      return frames('requestSeen', requests, subscribe, requestMatches(subscribe.filter))
    },
    async close() {
      await Promise.all([flags.close(), requests.close()])
    },
  }
}
