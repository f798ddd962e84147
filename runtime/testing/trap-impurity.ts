import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

type AnyFunction = (...args: never[]) => unknown

interface Trap {
  readonly name: string
  readonly on: object
  readonly method: string
}

const traps: readonly Trap[] = [
  { name: 'Date.now()', on: Date, method: 'now' },
  { name: 'performance.now()', on: performance, method: 'now' },
  { name: 'process.hrtime()', on: process, method: 'hrtime' },
  { name: 'Math.random()', on: Math, method: 'random' },
  { name: 'randomUUID()', on: crypto, method: 'randomUUID' },
  { name: 'randomBytes()', on: crypto, method: 'randomBytes' },
  { name: 'randomInt()', on: crypto, method: 'randomInt' },
  { name: 'crypto.getRandomValues()', on: globalThis.crypto, method: 'getRandomValues' },
  { name: 'crypto.randomUUID()', on: globalThis.crypto, method: 'randomUUID' },
]

/**
 * What the act asked the world for: the time, or a random number. The world still answers, so that the act runs to its end.
 * Only what runs before `act` returns is watched.
 */
export function trapImpurity(act: () => void): readonly string[] {
  const asked: string[] = []
  const restore: (() => void)[] = []
  for (const { name, on, method } of traps) {
    const original: AnyFunction = Reflect.get(on, method)
    const own = Object.getOwnPropertyDescriptor(on, method)
    Object.defineProperty(on, method, {
      configurable: true,
      writable: true,
      value: (...args: never[]) => {
        asked.push(name)
        return Reflect.apply(original, on, args)
      },
    })
    restore.push(() => (own ? Object.defineProperty(on, method, own) : Reflect.deleteProperty(on, method)))
  }
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      if (args.length === 0) asked.push('new Date()')
      return Reflect.construct(target, args, newTarget)
    },
    apply(target) {
      asked.push('Date()')
      return target()
    },
  })
  syncBuiltinESMExports()
  try {
    act()
  } finally {
    globalThis.Date = RealDate
    for (const undo of restore.reverse()) undo()
    syncBuiltinESMExports()
  }
  return asked
}
