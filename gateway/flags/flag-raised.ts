import type * as schemas from '@flagwise/schemas'
import { builder } from '../builder.ts'
import { UserError } from '../http/errors.ts'
import { Gap, resumeDescription } from '../live/frame.ts'
import type { Frame } from '../live/index.ts'
import { Flag, FlagFilter } from './flag.ts'

const FlagFrame = builder.objectRef<Frame<schemas.Flag>>('FlagFrame').implement({
  description: 'Some flags as they were raised, and where the subscription stands after them.',
  fields: (t) => ({
    flags: t.field({ type: [Flag], resolve: ({ events }) => [...events] }),
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

builder.subscriptionField('flagRaised', (t) =>
  t.field({
    type: FlagFrame,
    description: 'Flags as they are raised, each once and in order per partition.',
    authScopes: { readTraffic: true },
    args: {
      filter: t.arg({ type: FlagFilter }),
      after: t.arg({ type: 'Cursor', description: resumeDescription }),
      maxBatch: t.arg.int({
        required: true,
        defaultValue: 100,
        description: 'Most flags in a frame, 1 to 500.',
      }),
    },
    complexity: ({ maxBatch }) => ({ field: 1, multiplier: maxBatch }),
    subscribe: (_root, { filter, after, maxBatch }, { viewer, live }) => {
      if (!viewer) throw new UserError('UNAUTHENTICATED', 'Sign in first.')
      return live.flagRaised({ viewer, filter: filter ?? {}, after: after ?? null, maxBatch })
    },
    resolve: (frame) => frame,
  }),
)
