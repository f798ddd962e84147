import { BadRecord } from '../errors.ts'

/** Bytes before the Avro body in the Confluent wire format: magic byte 0 and the schema id, big-endian. */
export const wireHeaderLength = 5

/** Whether the bytes start like the Confluent wire format. */
export const isWireFormat = (bytes: Buffer): boolean => bytes[0] === 0

/** The schema id of a record in the Confluent wire format. @throws BadRecord when the header is cut short. */
export function schemaIdOf(bytes: Buffer): number {
  if (bytes.length < wireHeaderLength)
    throw new BadRecord(
      'undecodable',
      `Confluent wire format: ${bytes.length} bytes, too short for a schema id`,
    )
  return bytes.readUInt32BE(1)
}
