import { isUuid, type Rule } from '@flagwise/schemas'
import type { Database } from '../database.ts'
import { ms } from '../paging/conditions.ts'

export interface RuleReads {
  /** In the order in which they are tried. @param search a part of what is written in them, in any case */
  all(search?: string): Promise<Rule[]>
  /** Null when there is no such rule. */
  byId(id: string): Promise<Rule | null>
}

const columns = `id, version, name, description, category, type, pattern, severity, points, priority,
  stop_on_match as "stopOnMatch", active, ${ms('created_at')} as "createdAt", ${ms('updated_at')} as "updatedAt",
  updated_by as "updatedBy"`

export const ruleReads = (database: Database): RuleReads => ({
  async all(search = '') {
    const { rows } = await database.query<Rule>(
      `select ${columns} from read_models.rules
       where $1 = '' or position(lower($1) in lower(concat_ws(E'\\n', name, description, category, pattern))) > 0
       order by priority desc, lower(name), id`,
      [search.trim()],
    )
    return rows
  },
  async byId(id) {
    if (!isUuid(id)) return null
    const { rows } = await database.query<Rule>(`select ${columns} from read_models.rules where id = $1`, [
      id,
    ])
    return rows[0] ?? null
  },
})
