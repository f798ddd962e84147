import type { Topic } from '@flagwise/schemas'

/** An event on its topic, for a projection to fold. */
export interface GivenEvent {
  readonly topic: Topic<unknown>
  /** null is a tombstone. */
  readonly event: unknown
  readonly key: string
  readonly partition: number | undefined
}

/** An event on a topic. @param partition the one of its key when not said */
export const on = <T>(topic: Topic<T>, event: T, partition?: number): GivenEvent => ({
  topic,
  event,
  key: topic.keyOf(event),
  partition,
})

/** The key is forgotten. */
export const tombstone = <T>(topic: Topic<T>, key: string, partition?: number): GivenEvent => ({
  topic,
  event: null,
  key,
  partition,
})
