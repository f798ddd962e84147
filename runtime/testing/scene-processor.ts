import { type Flag, topicNamed, topics } from '@flagwise/schemas'
import { aFlag } from '@flagwise/schemas/examples'
import { defineProcessor } from '../define-processor.ts'

/** Flags every request with where it stands; one that says `quiet` is silent, one that says `bang` makes it throw. */
export const sceneProcessor = (name: string) =>
  defineProcessor({
    name,
    input: topicNamed(topics.llmRequests, `${name}.in`),
    output: topicNamed(topics.flags('scene'), `${name}.out`),
    process(request, { source, receivedAt }): readonly Flag[] {
      if (request.prompt === 'bang') throw new RangeError('too loud')
      return request.prompt === 'quiet' ? [] : [aFlag({ requestId: request.id, source, receivedAt })]
    },
  })
