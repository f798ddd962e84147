/** The records with their partitions mixed otherwise; each partition keeps its order. */
export function interleaved<R extends { readonly topic: string; readonly partition: number }>(
  records: readonly R[],
  choices: readonly number[],
): readonly R[] {
  const queues = [...Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`).values()]
  const mixed: R[] = []
  for (let at = 0; mixed.length < records.length; at++) {
    const waiting = queues.filter((queue) => queue.length > 0)
    const next = waiting[(choices[at % choices.length] ?? 0) % waiting.length]?.shift()
    if (next) mixed.push(next)
  }
  return mixed
}

/** The records in batches of one to four. */
export function batchesOf<R>(records: readonly R[], choices: readonly number[]): readonly (readonly R[])[] {
  const batches: (readonly R[])[] = []
  for (let start = 0, at = 0; start < records.length; at++) {
    const length = 1 + ((choices[at % choices.length] ?? 0) % 4)
    batches.push(records.slice(start, start + length))
    start += length
  }
  return batches
}
