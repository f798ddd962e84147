import { followTable, type KafkaClientOptions } from '@flagwise/runtime/kafka'
import { type Sealer, sealerFrom } from '@flagwise/runtime/sealing'
import type { Logger } from '@flagwise/runtime/service'
import { openCodec, topics } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'

/** The data keys as they are now: a key that is forgotten opens nothing any more. */
export interface FollowedDataKeys {
  sealer(): Sealer
  close(): Promise<void>
}

/** Reads the data keys to their end, then follows them. */
export async function followDataKeys(
  options: KafkaClientOptions & {
    readonly registry: SchemaSource
    readonly log: Logger
    readonly encryptionKey: Buffer
  },
): Promise<FollowedDataKeys> {
  const codec = await openCodec(topics.dataKeys, options.registry)
  let sealer: Sealer | undefined
  const table = await followTable(topics.dataKeys, codec, {
    ...options,
    onChange: () => {
      sealer = undefined
    },
  })
  return {
    sealer: () => {
      sealer ??= sealerFrom(table.current().rows, options.encryptionKey)
      return sealer
    },
    close: () => table.close(),
  }
}
