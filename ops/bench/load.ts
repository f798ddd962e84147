import { type GeneratedRequest, generateRequest } from '../traffic/generate.ts'
import { originalJson } from '../traffic/original-json.ts'
import { openSender } from '../traffic/sender.ts'

/** The made-up traffic of the benchmarks: records of about 1 KB, of which a tenth breaks a rule. */
const traffic = { seed: 20_260, share: 0.1, promptLength: 520 }

export const requestNumber = (number: number): GeneratedRequest =>
  generateRequest(traffic, number, Date.now())

/** Puts requests on the topic. @returns how many of them must be flagged, and the mean size of a record in bytes */
export async function preload(
  bootstrapServers: string,
  topic: string,
  count: number,
): Promise<{ readonly flagged: number; readonly meanBytes: number }> {
  const sender = await openSender(bootstrapServers, topic)
  let flagged = 0
  let bytes = 0
  for (let number = 0; number < count; number++) {
    const { request, expectedRules } = requestNumber(number)
    if (expectedRules.length > 0) flagged++
    const value = Buffer.from(originalJson(request))
    bytes += value.length
    await sender.send(request.id, value)
  }
  await sender.finish()
  return { flagged, meanBytes: Math.round(bytes / count) }
}
