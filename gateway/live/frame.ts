import { builder } from '../builder.ts'
import type { Gap as GapView } from './index.ts'

builder.subscriptionType({ authScopes: { signedIn: true } })

/** What was left out of a subscription. */
export const Gap = builder.objectRef<GapView>('Gap').implement({
  description: 'Something was left out of the stream; fetch it by a query.',
  fields: (t) => ({
    missed: t.exposeInt('missed', {
      description: 'Records that were passed over, whether or not they would have matched.',
    }),
    from: t.expose('from', {
      type: 'DateTime',
      nullable: true,
      description: 'Null: since the frame before.',
    }),
    to: t.expose('to', { type: 'DateTime', nullable: true }),
    reason: t.exposeString('reason'),
  }),
})

/** Arguments that every subscription has. */
export const resumeDescription =
  'The cursor of the last frame that was received: go on from there, at any replica. Without it, from now on.'
