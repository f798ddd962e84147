import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { BadRecord, type LlmRequest, topics } from '@flagwise/schemas'

/** A line of a JSON Lines file: a request, or what is wrong with it. */
export type Line =
  | { readonly number: number; readonly bytes: Buffer; readonly request: LlmRequest }
  | { readonly number: number; readonly problem: string }

/** Size of a file in bytes. @throws Error that names the file when it cannot be read */
export function sizeOf(file: string): number {
  try {
    const stat = statSync(file)
    if (!stat.isFile()) throw new Error('it is not a file')
    return stat.size
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw new Error(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}`)
  }
}

/**
 * The requests of a JSON Lines file, one a line; empty lines are passed over. A line that is no request comes with what is wrong with it,
 * without its text.
 * @param onBytes told how far the reading is
 */
export async function* linesOf(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Line, void> {
  const stream = createReadStream(file)
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const text of lines) {
    number++
    onBytes(stream.bytesRead)
    if (text.trim() === '') continue
    yield lineOf(number, text)
  }
}

/** One line, judged as the processors will judge the record. */
export function lineOf(number: number, text: string): Line {
  const bytes = Buffer.from(text)
  try {
    const source = { topic: topics.llmRequests.name, partition: 0, offset: number }
    const request = topics.llmRequests.fromOtherBytes?.(bytes, source)
    if (!request) throw new BadRecord('undecodable', 'the topic takes no plain JSON')
    return { number, bytes, request }
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error
    return { number, problem: error.message }
  }
}
