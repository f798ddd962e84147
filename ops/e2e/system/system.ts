/** Where the parts of a running system are. Plain data, so that it can be handed to another process. */
export interface Addresses {
  readonly kafka: string
  readonly registry: string
  readonly database: string
  /** By the name of the part: `gateway`, `gateway-2`. */
  readonly gateways: Readonly<Record<string, string>>
  /** `/metrics` of each service, by the name of the part. */
  readonly metrics: Readonly<Record<string, string>>
  readonly administrator: { readonly email: string; readonly password: string }
}

/**
 * A whole FlagWise. Its parts are `kafka`, `postgres`, `redis`, `registry`, and every service by the name that `npm start` gives it:
 * `detection`, `projection-requests`, `gateway`. A second instance of a service is `detection-2`; it runs when it is started.
 */
export interface System {
  readonly addresses: Addresses
  /** Starts a part that does not run, with the data it had. Resolves when it is at work. */
  start(part: string): Promise<void>
  /** Asks a part to end. Resolves when it has. */
  stop(part: string): Promise<void>
  /** SIGKILL. Resolves when it is gone. */
  kill(part: string): Promise<void>
  /** SIGSTOP: it keeps its connections and does nothing. */
  freeze(part: string): Promise<void>
  /** SIGCONT. */
  thaw(part: string): Promise<void>
}
