import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What a processor tells Prometheus. consumed = emitting + silent + dead-lettered holds at every scrape between turns. */
export function processorMetrics(registers: Registry) {
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `flagwise_${name}_total`, help, labelNames: [...labelNames], registers: [registers] })
  return {
    consumed: counter('records_consumed', 'Records whose turn was committed.'),
    emitting: counter('records_emitting', 'Consumed records that events followed from.'),
    silent: counter('records_silent', 'Consumed records that nothing followed from.'),
    deadLettered: counter('records_dead_lettered', 'Consumed records that went to dead letters.', [
      'error_class',
    ]),
    produced: counter('records_produced', 'Records produced and committed, dead letters included.', [
      'topic',
    ]),
    turns: counter('transactions', 'Transactions by how they ended.', ['outcome']),
    rebalances: counter('rebalances', 'Partitions that came or went.', ['kind']),
    stalls: counter(
      'consumer_stalls',
      'Times that a consumer stood still or reached no broker, and was made anew.',
    ),
    ignoredRows: counter('table_rows_ignored', 'Rows of a table, such as rules, that could not be used.', [
      'table',
    ]),
    lag: new Gauge({
      name: 'flagwise_consumer_lag_records',
      help: 'Records of a partition that are not committed yet. A transaction marker at the end counts as one.',
      labelNames: ['topic', 'partition'],
      registers: [registers],
    }),
    fuseOpen: new Gauge({
      name: 'flagwise_fuse_open',
      help: '1 while a partition rests because nearly all of it went to dead letters.',
      labelNames: ['topic', 'partition'],
      registers: [registers],
    }),
    batchSize: new Histogram({
      name: 'flagwise_batch_size_records',
      help: 'Records in a turn.',
      buckets: [1, 5, 20, 50, 100, 200, 500, 1_000, 2_000],
      registers: [registers],
    }),
    batchSeconds: new Histogram({
      name: 'flagwise_batch_duration_seconds',
      help: 'From the first decision of a turn to its commit.',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
      registers: [registers],
    }),
    latency: new Histogram({
      name: 'flagwise_end_to_end_latency_seconds',
      help: 'From the timestamp of a record to the commit of what followed from it.',
      buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600],
      registers: [registers],
    }),
  } as const
}

export type ProcessorMetrics = ReturnType<typeof processorMetrics>
