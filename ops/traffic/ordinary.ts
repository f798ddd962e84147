import { between, pick } from './random.ts'

const tasks = [
  'Summarise the following notes for a colleague who was not there.',
  'Rewrite this paragraph so that it reads more plainly.',
  'Explain what this function does and how it could be simpler.',
  'Draft a friendly reply that says the order is on its way.',
  'List three arguments for and three against the proposal.',
  'Translate the text to Portuguese and keep the tone.',
  'Suggest a title and five headings for an article about composting.',
  'Find the mistake in this SQL query and say why it is slow.',
  'Plan a week of lunches for a team of twelve, two of them vegan.',
  'Turn these bullet points into a short announcement.',
  'Write unit tests for the parser below.',
  'Schreibe eine kurze Zusammenfassung für das Protokoll.',
  '次の文章をやさしい日本語に書き換えてください。',
]

const sentences = [
  'The team met on Tuesday and went through the open points of the release.',
  'Most of the time goes into the import, because each row is looked up by itself.',
  'We agreed to try the smaller batch first and to compare the results after a week.',
  'The garden plan needs two beds for herbs and one for tomatoes, away from the wall.',
  'Visitors asked for larger signs near the entrance and for more places to sit.',
  'A loop over the list calls the service once for every element, which is slow.',
  'Nobody objected to the new schedule, but the night shift wants to see a draft.',
  'The second chapter repeats what the first one says and could be cut by half.',
  'Shipping takes three days on average and five around the holidays.',
  'When the cache is cold, the first page needs about two seconds to appear.',
]

/** An ordinary prompt of about the given number of characters that trips none of the default rules. */
export function ordinaryPrompt(random: () => number, length: number): string {
  const parts = [pick(random, tasks)]
  let total = parts[0]?.length ?? 0
  while (total < length) {
    const sentence = pick(random, sentences)
    parts.push(sentence)
    total += sentence.length + 1
  }
  return parts.join(' ')
}

/** Lengths as they occur: most prompts are short, some carry a document. */
export const ordinaryLength = (random: () => number): number =>
  random() < 0.9 ? between(random, 40, 900) : between(random, 900, 6000)
