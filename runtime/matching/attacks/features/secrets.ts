import type { Feature } from './feature.ts'

const technique = 'system-prompt-extraction'

export const secretFeatures: readonly Feature[] = [
  { name: 'system prompt is named', technique, expected: 0.3, pattern: { any: ['system-prompt'] } },
  {
    name: 'asks for the system prompt',
    technique,
    expected: 1.5,
    pattern: { near: [['reveal-verb'], ['system-prompt']], within: 40 },
  },
  {
    name: 'asks for the model’s own instructions',
    technique,
    expected: 1.2,
    pattern: { near: [['reveal-verb'], ['own-instructions']], within: 35 },
  },
  { name: 'own instructions are named', technique, pattern: { any: ['own-instructions'] } },
  { name: 'own instructions are named again', technique, pattern: { any: ['own-instructions'], atLeast: 2 } },
  {
    name: 'instructions word for word',
    technique,
    expected: 0.8,
    pattern: { near: [['system-prompt', 'own-instructions', 'reveal-verb'], ['verbatim']], within: 60 },
  },
  { name: 'what the model was told before', technique, expected: 0.8, pattern: { any: ['told-before'] } },
  {
    name: 'asks for what the model was told before',
    technique,
    expected: 1.5,
    pattern: { near: [['reveal-verb'], ['told-before']], within: 60 },
  },
  {
    name: 'what the model was told, word for word or set aside',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['told-before', 'system-prompt'],
        ['verbatim', 'override-phrase', 'override-opening', 'encoded-answer', 'authority'],
      ],
    },
  },
  { name: 'the model’s own secret', technique, expected: 0.5, pattern: { any: ['own-secret'] } },
  {
    name: 'asks for the model’s own secret',
    technique,
    expected: 1.5,
    pattern: { near: [['reveal-verb'], ['own-secret']], within: 40 },
  },
  {
    name: 'asks for a secret',
    technique,
    expected: 0.3,
    pattern: { near: [['reveal-verb'], ['secret-noun']], within: 25 },
  },
  { name: 'other users’ data', technique, pattern: { any: ['user-data'] } },
  {
    name: 'asks for other users’ data',
    technique,
    expected: 0.7,
    pattern: { near: [['reveal-verb', 'encoded-answer'], ['user-data']], within: 60 },
  },
  { name: 'data of a person', technique, pattern: { any: ['person-attribute'] } },
  {
    name: 'asks for data of a person',
    technique,
    expected: 0.5,
    pattern: { near: [['reveal-verb', 'hypothetical'], ['person-attribute']], within: 40 },
  },
  {
    name: 'data of a person in an imagined world',
    technique,
    expected: 1,
    pattern: {
      together: [['hypothetical', 'authority', 'override-phrase', 'encoded-answer'], ['person-attribute']],
    },
  },
]
