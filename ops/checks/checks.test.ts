import { describe, expect, test } from 'vitest'
import { checkArrows } from './arrows.ts'
import { checkPurity } from './purity.ts'
import { checkShape } from './shape.ts'

const file = (path: string, text = '') => ({ path, text })

describe('arrows', () => {
  test('a processor may not import the gateway', () => {
    const found = checkArrows([file('processors/a/processor.ts', `import { x } from '@flagwise/gateway'`)])
    expect(found).toEqual([
      { path: 'processors/a/processor.ts', message: 'imports gateway: processors may not import gateway' },
    ])
  })

  test('a processor may not import its neighbour, by whatever path', () => {
    expect(checkArrows([file('processors/a/x.ts', `import { y } from '../b/y.ts'`)])).toHaveLength(1)
    expect(checkArrows([file('processors/a/x.ts', `import { y } from './y.ts'`)])).toEqual([])
  })

  test('the gateway may import rows of a projection and nothing else of it', () => {
    const rows = `import type { R } from '@flagwise/projections/requests/row.ts'`
    const fold = `import { f } from '@flagwise/projections/requests/fold-flags.ts'`
    expect(checkArrows([file('gateway/a.ts', rows)])).toEqual([])
    expect(checkArrows([file('gateway/a.ts', fold)])).toHaveLength(1)
  })

  test('schemas import nothing of ours', () => {
    expect(checkArrows([file('schemas/a.ts', `import '../runtime/index.ts'`)])).toHaveLength(1)
  })
})

describe('shape', () => {
  test('a long file and a name that says nothing are named', () => {
    expect(checkShape([file('runtime/a.ts', '\n'.repeat(401))])).toHaveLength(1)
    expect(checkShape([file('runtime/utils/a.ts')])).toHaveLength(1)
    expect(checkShape([file('runtime/CamelCase.ts')])).toHaveLength(1)
    expect(checkShape([file('runtime/stream/apply.ts', 'x\n')])).toEqual([])
  })
})

describe('purity', () => {
  test('a decision may not look at the clock; the shell may', () => {
    const text = 'const now = Date.now()'
    expect(checkPurity([file('processors/a/processor.ts', text)])).toHaveLength(1)
    expect(checkPurity([file('gateway/rules/decide-rule.ts', text)])).toHaveLength(1)
    expect(checkPurity([file('runtime/kafka/producer.ts', text)])).toEqual([])
    expect(checkPurity([file('processors/a/processor.test.ts', text)])).toEqual([])
  })
})
