import type { EntityDetector, EntityHit } from './entity.ts'
import { entityTextOf } from './entity-text.ts'
import { entityDetectors } from './index.ts'

/** For tests: what the detector of this type finds in a text, if its trigger lets it look, and is at least half sure of. */
export function foundIn(type: string, text: string): readonly EntityHit[] {
  const detector = entityDetectors.get(type)
  if (detector === undefined) throw new Error(`no detector of type ${type}`)
  return isTriggered(detector, text)
    ? detector.find(entityTextOf(text)).filter(({ confidence }) => confidence >= 0.5)
    : []
}

/** Whether a text holds what a detector waits for. */
export function isTriggered({ trigger }: EntityDetector, text: string): boolean {
  const lower = text.toLowerCase()
  const enough = trigger.digits === undefined || text.replace(/\D/g, '').length >= trigger.digits
  return (
    enough && (trigger.literals === undefined || trigger.literals.some((literal) => lower.includes(literal)))
  )
}
