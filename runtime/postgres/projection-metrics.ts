import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What a projection tells Prometheus. consumed = folded + skipped. */
export function projectionMetrics(registers: Registry) {
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `flagwise_${name}_total`, help, labelNames: [...labelNames], registers: [registers] })
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `flagwise_${name}`, help, buckets, registers: [registers] })
  return {
    consumed: counter('records_consumed', 'Records whose batch was written.'),
    folded: counter('records_folded', 'Consumed records that were folded into rows.'),
    skipped: counter('records_skipped', 'Consumed records that are not of their topic; see the log.', [
      'topic',
    ]),
    writes: counter('batch_writes', 'Batches by how their write ended.', ['outcome']),
    stalls: counter(
      'consumer_stalls',
      'Times that a consumer stood still or reached no broker, and was made anew.',
    ),
    rebalances: counter('rebalances', 'Partitions that came or went.', ['kind']),
    lag: new Gauge({
      name: 'flagwise_consumer_lag_records',
      help: 'Records of a partition that are not folded yet. A transaction marker at the end counts as one.',
      labelNames: ['topic', 'partition'],
      registers: [registers],
    }),
    batchSize: histogram(
      'batch_size_records',
      'Records in a batch.',
      [1, 10, 50, 100, 500, 1_000, 2_000, 4_000],
    ),
    batchSeconds: histogram(
      'batch_duration_seconds',
      'From the start of a write to its commit.',
      [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
    ),
    latency: histogram(
      'end_to_end_latency_seconds',
      'From the timestamp of the newest record of a batch to the commit of its rows.',
      [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600],
    ),
  } as const
}
