import { builder } from '../builder.ts'
import type { PackCount } from './read-rules.ts'
import { RuleRejected } from './rule-command.ts'
import type { RuleLibrary } from './rule-library.ts'

export interface PackView {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly total: number
  readonly active: number
}

const RulePack = builder.objectRef<PackView>('RulePack').implement({
  description: 'Rules that came together and can be switched on and off as a whole.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `secrets`.' }),
    title: t.exposeString('title'),
    description: t.exposeString('description'),
    total: t.exposeInt('total', { description: 'How many rules it has.' }),
    active: t.exposeInt('active', { description: 'How many of them are on.' }),
  }),
})

/** In the order of the library, then by name; a pack whose folder is gone has its id for a title. */
export function packViews(counts: readonly PackCount[], library: RuleLibrary): PackView[] {
  const place = (id: string): number => {
    const at = library.packs.findIndex((pack) => pack.id === id)
    return at === -1 ? library.packs.length : at
  }
  return counts
    .filter(({ pack }) => pack !== '')
    .map(({ pack: id, total, active }) => {
      const known = library.packs.find((pack) => pack.id === id)
      return { id, title: known?.title ?? id, description: known?.description ?? '', total, active }
    })
    .sort((a, b) => place(a.id) - place(b.id))
}

builder.queryField('rulePacks', (t) =>
  t.field({
    type: [RulePack],
    description: 'Every pack that there are rules of.',
    authScopes: { readTraffic: true },
    resolve: async (_root, _args, { reads }) => packViews(await reads.rules.packs(), reads.library),
  }),
)

builder.mutationField('setRulePack', (t) =>
  t.field({
    type: RulePack,
    description: 'Switches every rule of a pack on, or off, at once. Doing it again changes nothing.',
    authScopes: { writeRules: true },
    errors: { types: [RuleRejected], result: { name: 'RulePackResult' }, union: { name: 'RulePackResult' } },
    args: { pack: t.arg.id({ required: true }), active: t.arg.boolean({ required: true }) },
    resolve: async (_root, { pack, active }, { commands, reads }) => {
      await commands.rules.setPack(pack, active)
      const views = packViews(await reads.rules.packs(), reads.library)
      const view = views.find(({ id }) => id === pack)
      if (!view) throw new RuleRejected('NOT_FOUND', `The pack "${pack}" has lost its last rule meanwhile.`)
      return view
    },
  }),
)
