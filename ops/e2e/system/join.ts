import { inject } from 'vitest'
import { controlledSystem } from './control.ts'
import type { System } from './system.ts'

/** The system that all files share which do not bring their own. */
export const sharedSystem = (): Promise<System> => controlledSystem(inject('systemControl'))
