import type { TestProject } from 'vitest/node'
import { serveControl } from './control.ts'
import { type OpenedSystem, openSystem } from './open-system.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly systemControl: string
  }
}

/** One system for all files that do not bring their own; started when the first of them asks for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let opening: Promise<OpenedSystem> | undefined
  const control = await serveControl(() => {
    opening ??= openSystem('e2e')
    return opening
  })
  project.provide('systemControl', control.url)
  return async () => {
    control.close()
    const opened = await opening?.catch(() => undefined)
    await opened?.close()
  }
}
