import { entityDetectors } from '../entities/index.ts'
import { nearest } from '../language/nearest.ts'
import type { EntityCondition } from '../language/rule-document.ts'
import { PatternRefused } from '../pattern.ts'
import type { LiteralNumbers } from '../scan/literal-numbers.ts'
import { enough, type Finder } from './finder.ts'

/** Values of a kind, such as payment cards. @throws PatternRefused when there is no such detector */
export function entityFinder({ type, count }: EntityCondition, numbers: LiteralNumbers): Finder {
  const detector = entityDetectors.get(type)
  if (!detector) {
    const near = nearest(type, [...entityDetectors.keys()])
    throw new PatternRefused(`there is no detector "${type}"${near ? `; did you mean "${near}"?` : ''}`)
  }
  const { digits = 0, literals } = detector.trigger
  const { mayFind } = detector
  return {
    detector: `entity/${type}`,
    trigger: {
      digits,
      ...(literals ? { literals: literals.flatMap((literal) => numbers.numberOf(literal) ?? []) } : {}),
    },
    ...(mayFind ? { mayFind: (look) => mayFind(look.entityText()) } : {}),
    find: (look) => enough(detector.find(look.entityText()), count, look.text),
  }
}
