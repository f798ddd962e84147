import type { Codec, LlmRequest } from '@flagwise/schemas'
import { generateRequest } from '../../traffic/generate.ts'
import { originalJson } from '../../traffic/original-json.ts'

/** A record that nobody can make a request of. */
export interface Garbage {
  readonly what: string
  readonly value: Buffer | null
  /** Class of the dead letter: `undecodable` bytes, or an `invalid` field. */
  readonly errorClass: 'undecodable' | 'invalid'
  /** What the message must say. */
  readonly says: RegExp
}

/** Text that must not be found in a message: messages are read by people who may not read prompts. */
export const secretText = 'the-text-of-the-record'

const request: LlmRequest = {
  ...generateRequest({ seed: 7, share: 0 }, 7, 0).request,
  prompt: secretText,
}
const fields: Readonly<Record<string, unknown>> = JSON.parse(originalJson(request))
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const without = (name: string): Buffer =>
  json(Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)))
const mebibyte = 1024 * 1024

/** One of each kind of garbage that a topic which anybody may write to gets. */
export function garbage(codec: Codec<LlmRequest>): readonly Garbage[] {
  const avro = codec.encode(request)
  const unknownId = Buffer.from(avro)
  unknownId.writeUInt32BE(2_000_000_000, 1)
  const otherSchema = Buffer.concat([avro.subarray(0, 5), Buffer.alloc(3, 0xff)])
  const undecodable: readonly (readonly [string, Buffer | null, RegExp])[] = [
    ['no value', null, /no value/],
    ['an empty value', Buffer.alloc(0), /empty/],
    ['truncated Avro', avro.subarray(0, Math.floor(avro.length / 2)), /Avro/],
    ['Avro with bytes after its end', Buffer.concat([avro, Buffer.from([1, 2, 3])]), /Avro/],
    ['a wire header without a schema id', Buffer.from([0, 0, 1]), /3 bytes/],
    ['an unknown schema id', unknownId, /schema id 2000000000/],
    ['Avro whose lengths are beyond its end', otherSchema, /Avro/],
    ['text that is not JSON', Buffer.from(`{"prompt": "${secretText}`), /neither JSON nor Avro/],
    ['5 MB that are not JSON', Buffer.alloc(5 * mebibyte, 'x'), /5242880 bytes/],
    ['invalid UTF-8', Buffer.concat([json(fields), Buffer.from([0xff, 0xfe])]), /not valid UTF-8/],
  ]
  const invalid: readonly (readonly [string, Buffer, RegExp])[] = [
    ['a JSON array', json([fields]), /must be a JSON object/],
    ['a JSON number', Buffer.from('42'), /must be a JSON object/],
    ['a JSON null', Buffer.from('null'), /must be a JSON object/],
    ['a prompt that is a number', json({ ...fields, prompt: 42 }), /^prompt: must be text/],
    ['a model that is an object', json({ ...fields, model: { name: secretText } }), /^model: must be text/],
    ['a timestamp that is none', json({ ...fields, timestamp: secretText }), /^timestamp: must be ISO 8601/],
    ['an id that is none', json({ ...fields, id: secretText }), /^id: must be a UUID/],
    ['negative tokens', json({ ...fields, tokens_prompt: -1 }), /^tokens_prompt: must be a whole number/],
    ...['timestamp', 'src_ip', 'provider', 'model', 'prompt'].map(
      (name) => [`no ${name}`, without(name), new RegExp(`^${name}: is required`)] as const,
    ),
  ]
  return [
    ...undecodable.map(([what, value, says]) => ({ what, value, errorClass: 'undecodable' as const, says })),
    ...invalid.map(([what, value, says]) => ({ what, value, errorClass: 'invalid' as const, says })),
  ]
}
