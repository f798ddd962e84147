import { randomUUID } from 'node:crypto'
import { generateRequest } from '../../traffic/generate.ts'
import { originalJson } from '../../traffic/original-json.ts'
import { openPlainProducer } from './plain-producer.ts'

/** Puts requests with these prompts on `llm_requests`, ordinary but for them. */
export async function sendPrompts(bootstrapServers: string, prompts: readonly string[]): Promise<void> {
  const producer = await openPlainProducer(bootstrapServers)
  const made = prompts.map((prompt, number) => ({
    ...generateRequest({ seed: 3, share: 0 }, number, Date.now()).request,
    id: randomUUID(),
    prompt,
    model: 'gpt-4o-mini',
  }))
  await producer.send('llm_requests', made.map(originalJson))
  await producer.close()
}
