/** How long a consumer may stand still while records wait before it is made anew. */
export const stallAfterMs = 30_000

/** A moment of a consumer: how many records it has handed over, and the broker's end offsets, summed. */
export interface Moment {
  /** ms, any clock that only goes forward */
  readonly at: number
  readonly handedOver: number
  readonly ends: number
}

/**
 * Whether a consumer stands still while its topics grow. Lag alone is no sign: a transaction marker at the end of a partition counts as lag
 * for ever. So the ends must have grown by more than markers while nothing was handed over.
 *
 * @param since the moment when the last record was handed over
 */
export const isStalled = (since: Moment, now: Moment, partitions: number): boolean =>
  now.handedOver === since.handedOver &&
  now.at - since.at >= stallAfterMs &&
  now.ends - since.ends > 2 * partitions

/** Where a reader stands in a partition that it has not read to its end. */
export interface Behind {
  readonly partition: string
  readonly offset: number
}

/**
 * For a reader that knows the offset of whatever it has passed, markers included: told at one moment after another where it is behind, and
 * says whether it stands still anywhere. Time counts from the first moment that saw it stand there.
 */
export function createStandstill(): (at: number, behind: readonly Behind[]) => boolean {
  let seen = new Map<string, { readonly offset: number; readonly since: number }>()
  return (at, behind) => {
    seen = new Map(
      behind.map(({ partition, offset }) => {
        const before = seen.get(partition)
        return [partition, before?.offset === offset ? before : { offset, since: at }] as const
      }),
    )
    return [...seen.values()].some(({ since }) => at - since >= stallAfterMs)
  }
}
