import { parentPort, workerData } from 'node:worker_threads'
import { compileRuleSet } from '@flagwise/runtime/matching'
import type { Rule } from '@flagwise/schemas'
import { z } from 'zod'

/** The rows come from the same process. */
const rows = z.custom<readonly Rule[]>((value) => Array.isArray(value)).parse(workerData)

// Nothing was compiled here before: as when a service starts.
const from = performance.now()
compileRuleSet(rows)
const first = performance.now() - from
const again = performance.now()
compileRuleSet(rows)
parentPort?.postMessage({ firstMs: first, againMs: performance.now() - again })
