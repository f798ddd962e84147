import type { Viewer } from './access/roles.ts'
import type { IssuedToken } from './access/token.ts'
import type { BacktestCommands } from './backtest/run-backtest-commands.ts'
import type { FlagReads } from './flags/read-flags.ts'
import type { Live } from './live/index.ts'
import type { RequestReads } from './requests/read-requests.ts'
import type { TextReads } from './requests/read-texts.ts'
import type { RuleReads } from './rules/read-rules.ts'
import type { RuleLibrary } from './rules/rule-library.ts'
import type { RuleCommands } from './rules/run-rule-commands.ts'
import type { TrafficReads } from './traffic/read-traffic.ts'

/** What queries ask of the read models; made anew for each operation, so that it can gather what its fields ask for. */
export interface Reads {
  readonly requests: RequestReads
  readonly texts: TextReads
  readonly flags: FlagReads
  readonly rules: RuleReads
  /** The rules as they were delivered. */
  readonly library: RuleLibrary
  readonly traffic: TrafficReads
}

export interface SessionCommands {
  /** @throws SignInRejected */
  signIn(email: string, password: string): Promise<IssuedToken>
  signOut(): Promise<void>
}

/** What mutations do, in the name of the viewer. */
export interface Commands {
  readonly rules: RuleCommands
  readonly backtests: BacktestCommands
  readonly session: SessionCommands
}

/** What a resolver has; there is no other way to the world. */
export interface GatewayContext {
  /** Null when nobody is signed in. */
  readonly viewer: Viewer | null
  readonly reads: Reads
  readonly commands: Commands
  readonly live: Live
}
