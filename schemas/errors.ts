/** What can go wrong with one record, as it is written to dead letters. */
export type RecordFault = 'undecodable' | 'invalid'

/**
 * The record itself is at fault: it goes to dead letters and the stream goes on.
 * The message says what was wrong and where, and never carries text of the record.
 */
export class BadRecord extends Error {
  override readonly name = 'BadRecord'
  readonly fault: RecordFault

  constructor(fault: RecordFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}
