import { isUuid, type Rule, type Severity } from '@flagwise/schemas'
import type { Database } from '../database.ts'
import { UserError } from '../http/errors.ts'
import { conditions, ms } from '../paging/conditions.ts'

/** Which rules are wanted; all that is given must hold. */
export interface RuleCriteria {
  /** A part of what is written in them, in any case. */
  readonly search?: string | null | undefined
  /** Empty: the organisation's own. */
  readonly pack?: string | null | undefined
  readonly category?: string | null | undefined
  readonly severity?: Severity | null | undefined
  readonly active?: boolean | null | undefined
}

export interface RulePage {
  /** 1 to `mostRules`, which is what is given when nothing is asked. */
  readonly first?: number | null | undefined
  /** Id of the last rule of the page before. */
  readonly after?: string | null | undefined
}

/** How many rules of a pack there are. */
export interface PackCount {
  readonly pack: string
  readonly total: number
  readonly active: number
}

export interface RuleReads {
  /** In the order in which they are tried. @throws UserError */
  page(filter: RuleCriteria, page: RulePage): Promise<Rule[]>
  /** Null when there is no such rule. */
  byId(id: string): Promise<Rule | null>
  /** Every pack that has rules, by its id; the organisation's own rules, if any, are the pack without a name. */
  packs(): Promise<PackCount[]>
}

/** Rules in one answer: a thousand rules are some hundred kilobytes. */
export const mostRules = 1000

const columns = `id, version, name, description, category, type, pattern, severity, points, priority,
  stop_on_match as "stopOnMatch", active, ${ms('created_at')} as "createdAt", ${ms('updated_at')} as "updatedAt",
  updated_by as "updatedBy", slug, pack, definition, tags, "references", false_positives as "falsePositives"`

const searched = `lower(concat_ws(E'\\n', name, slug, description, category, pattern, tags::text))`

export function ruleReads(database: Database): RuleReads {
  async function byId(id: string): Promise<Rule | null> {
    if (!isUuid(id)) return null
    const { rows } = await database.query<Rule>(`select ${columns} from read_models.rules where id = $1`, [
      id,
    ])
    return rows[0] ?? null
  }

  return {
    async page(filter, { first, after }) {
      const where = conditions()
      where.add(`position(lower(?) in ${searched}) > 0`, filter.search?.trim() || undefined)
      where.add('pack = ?', filter.pack)
      where.add('category = ?', filter.category)
      where.add('severity = ?', filter.severity)
      where.add('active = ?', filter.active)
      where.add(
        `(-priority, lower(name), id) > (select -priority, lower(name), id from read_models.rules where id = ?)`,
        idOf(after),
      )
      const { rows } = await database.query<Rule>(
        `select ${columns} from read_models.rules ${where.where()}
       order by -priority, lower(name), id limit ${where.placeholder(countOf(first))}`,
        where.values,
      )
      if (rows.length === 0 && after != null && !(await byId(after)))
        throw new UserError('BAD_INPUT', 'The rule that `after` names is gone; begin from the first page.', {
          argument: 'after',
        })
      return rows
    },
    byId,
    async packs() {
      const { rows } = await database.query<PackCount>(
        `select pack, count(*)::int as total, (count(*) filter (where active))::int as active
       from read_models.rules group by pack order by pack`,
      )
      return rows
    },
  }
}

function countOf(first: number | null | undefined): number {
  if (first == null) return mostRules
  if (first >= 1 && first <= mostRules) return first
  throw new UserError('BAD_INPUT', `\`first\` is ${first}; give 1 to ${mostRules}.`, { argument: 'first' })
}

function idOf(after: string | null | undefined): string | undefined {
  if (after == null) return undefined
  if (isUuid(after)) return after
  throw new UserError('BAD_INPUT', '`after` is not the id of a rule; give the last one of the page before.', {
    argument: 'after',
  })
}
