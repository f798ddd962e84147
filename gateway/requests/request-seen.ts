import type * as schemas from '@flagwise/schemas'
import { builder } from '../builder.ts'
import { UserError } from '../http/errors.ts'
import { Gap, resumeDescription } from '../live/frame.ts'
import type { Frame } from '../live/index.ts'
import { Request, RequestFilter } from './request.ts'
import { viewOfEvent } from './request-view.ts'

const RequestFrame = builder.objectRef<Frame<schemas.Request>>('RequestFrame').implement({
  description: 'Some requests as they were seen, and where the subscription stands after them.',
  fields: (t) => ({
    requests: t.field({ type: [Request], resolve: ({ events }) => events.map(viewOfEvent) }),
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description: 'Give it back as `after` to go on from here.',
    }),
    gap: t.expose('gap', { type: Gap, nullable: true }),
    heartbeat: t.exposeBoolean('heartbeat', {
      description: 'Nothing matched; the cursor has moved on all the same.',
    }),
    serverTime: t.field({ type: 'DateTime', resolve: () => Date.now() }),
  }),
})

builder.subscriptionField('requestSeen', (t) =>
  t.field({
    type: RequestFrame,
    description:
      'Requests as they come, each once and in order per partition; their flags arrive by themselves.',
    authScopes: { readTraffic: true },
    args: {
      filter: t.arg({
        type: RequestFilter,
        description: 'By time, provider, model and source; a request is seen before it is judged.',
      }),
      after: t.arg({ type: 'Cursor', description: resumeDescription }),
      maxBatch: t.arg.int({
        required: true,
        defaultValue: 100,
        description: 'Most requests in a frame, 1 to 500.',
      }),
    },
    complexity: ({ maxBatch }) => ({ field: 1, multiplier: maxBatch }),
    subscribe: (_root, { filter, after, maxBatch }, { viewer, live }) => {
      if (!viewer) throw new UserError('UNAUTHENTICATED', 'Sign in first.')
      return live.requestSeen({ viewer, filter: filter ?? {}, after: after ?? null, maxBatch })
    },
    resolve: (frame) => frame,
  }),
)
