import type { Feature } from './feature.ts'

const technique = 'instruction-override'

export const overrideFeatures: readonly Feature[] = [
  {
    name: 'override verb, earlier state and instruction noun together',
    technique,
    expected: 3,
    pattern: { near: [['override-verb'], ['prior-state'], ['instruction-noun']], within: 25 },
  },
  {
    name: 'sets all or earlier instructions aside',
    technique,
    expected: 2.5,
    pattern: { near: [['override-opening'], ['instruction-noun']], within: 30, order: 'given' },
  },
  {
    name: 'phrase that sets everything before aside',
    technique,
    expected: 1.5,
    pattern: { any: ['override-phrase'] },
  },
  {
    name: 'override verb, then an order for the output',
    technique,
    expected: 1,
    pattern: {
      near: [['override-verb', 'override-opening', 'override-phrase'], ['output-order']],
      within: 60,
      order: 'given',
    },
  },
  {
    name: 'override verb near own instructions or system prompt',
    technique,
    expected: 1.5,
    pattern: {
      near: [
        ['override-verb', 'override-opening'],
        ['own-instructions', 'system-prompt', 'policy-mention'],
      ],
      within: 25,
      order: 'given',
    },
  },
  {
    name: 'override verb near a document, then an order',
    technique,
    pattern: {
      near: [['override-verb'], ['document-noun'], ['output-order', 'answer-tampering']],
      within: 30,
      order: 'given',
    },
  },
  {
    name: 'rules are said to be off or lifted',
    technique,
    expected: 1.5,
    pattern: { any: ['rules-lifted'] },
  },
  {
    name: 'rules are lifted, in several words',
    technique,
    expected: 1,
    pattern: { any: ['rules-lifted'], atLeast: 2 },
  },
  {
    name: 'rules are lifted, with an order, a claim or another self',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['rules-lifted'],
        [
          'override-phrase',
          'override-opening',
          'new-task',
          'from-now-on',
          'authority',
          'system-mode',
          'never-refuse',
          'no-disclaimers',
          'persona-assignment',
          'role-play',
          'hypothetical',
          'jailbreak-mode',
          'fake-role',
          'policy-mention',
        ],
      ],
    },
  },
  { name: 'new task or new instructions', technique, expected: 0.7, pattern: { any: ['new-task'] } },
  { name: 'several phrases of new instructions', technique, pattern: { any: ['new-task'], atLeast: 2 } },
  { name: 'order from now on', technique, pattern: { any: ['from-now-on'] } },
  {
    name: 'from now on, another self or no bounds',
    technique,
    expected: 1.5,
    pattern: {
      near: [
        ['from-now-on'],
        ['persona-assignment', 'role-play', 'unrestricted', 'never-refuse', 'jailbreak-mode'],
      ],
      within: 80,
    },
  },
  {
    name: 'sets instructions aside and assigns another self',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['override-phrase', 'override-opening'],
        ['persona-assignment', 'role-play', 'new-task'],
      ],
    },
  },
  {
    name: 'sets instructions aside and asks for secrets or instructions',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['override-phrase', 'override-opening'],
        ['own-secret', 'system-prompt', 'own-instructions', 'user-data', 'secret-noun'],
      ],
    },
  },
  {
    name: 'system or authority mode is claimed',
    technique,
    expected: 0.5,
    pattern: { any: ['system-mode'] },
  },
  { name: 'authority over the model is claimed', technique, pattern: { any: ['authority'] } },
  {
    name: 'authority or mode, then secrets or other users’ data',
    technique,
    expected: 1.5,
    pattern: {
      together: [
        ['authority', 'system-mode', 'coercion'],
        ['own-secret', 'secret-noun', 'user-data', 'sensitive-data', 'privilege'],
      ],
    },
  },
  { name: 'threat, bribe or plea', technique, pattern: { any: ['coercion'] } },
  { name: 'several threats, bribes or pleas', technique, pattern: { any: ['coercion'], atLeast: 2 } },
]
