import type { BacktestOptions, BacktestProgress, BacktestReport } from '@flagwise/runtime/backtest'

/** What the process of a backtest is told: to run one, or to end it. */
export type ToProcess =
  | { readonly kind: 'run'; readonly job: BacktestJob; readonly world: BacktestWorld }
  | { readonly kind: 'stop' }

/** What it tells. */
export type FromProcess =
  | { readonly kind: 'progress'; readonly progress: BacktestProgress }
  | { readonly kind: 'done'; readonly report: BacktestReport }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

/** What is to be judged, with which rules. */
export type BacktestJob = Pick<BacktestOptions, 'window' | 'present' | 'changed' | 'examples'>

/** Where the past is read from, and how long. */
export type BacktestWorld = Pick<BacktestOptions, 'bootstrapServers' | 'clientId' | 'topics'> & {
  readonly registryUrl: string
  /** 32 bytes as base64 */
  readonly encryptionKey: string
  readonly limits: { readonly requests: number; readonly ms: number }
}
