import { isUtf8 } from 'node:buffer'
import { BadRecord } from '../errors.ts'

/**
 * The value of a record in plain JSON.
 * @throws BadRecord `undecodable`: empty, not UTF-8 or not JSON. The parser's own message is left out: it quotes the text.
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new BadRecord('undecodable', 'the record is empty')
  if (!isUtf8(bytes)) throw new BadRecord('undecodable', 'the record is not valid UTF-8')
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  try {
    return JSON.parse(bytes.toString('utf8', start))
  } catch (error) {
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined
    const where = position === undefined ? '' : `; as JSON it breaks at character ${position}`
    throw new BadRecord(
      'undecodable',
      `${bytes.length} bytes that are neither JSON nor Avro in the Confluent wire format${where}`,
    )
  }
}
