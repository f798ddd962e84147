import type { Feature } from './feature.ts'

export const obfuscationFeatures: readonly Feature[] = [
  {
    name: 'order to obey what is decoded',
    technique: 'obfuscation',
    expected: 1.5,
    pattern: { any: ['obey-decoded'] },
  },
  { name: 'order to decode', technique: 'obfuscation', pattern: { any: ['decode-order'] } },
  {
    name: 'order to decode and obey',
    technique: 'obfuscation',
    expected: 1.5,
    pattern: { together: [['obey-decoded'], ['decode-order', 'encoding-name']] },
  },
  {
    name: 'order to decode a named encoding',
    technique: 'obfuscation',
    pattern: { near: [['decode-order'], ['encoding-name']], within: 60 },
  },
  { name: 'answer is to be encoded', technique: 'obfuscation', pattern: { any: ['encoded-answer'] } },
  {
    name: 'secret or data is to be encoded',
    technique: 'obfuscation',
    expected: 0.7,
    pattern: {
      together: [
        ['encoded-answer', 'encoding-name'],
        ['own-secret', 'secret-noun', 'user-data', 'system-prompt'],
      ],
    },
  },
  { name: 'question in pieces', technique: 'obfuscation', pattern: { any: ['string-assembly'] } },
  {
    name: 'question in several pieces',
    technique: 'obfuscation',
    expected: 1,
    pattern: { any: ['string-assembly'], atLeast: 2 },
  },
  {
    name: 'questions answered in its stead',
    technique: 'obfuscation',
    pattern: { turns: ['question-marker', 'answer-marker'], atLeast: 2 },
  },
  {
    name: 'many questions answered in its stead',
    technique: 'obfuscation',
    expected: 0.8,
    pattern: { turns: ['question-marker', 'answer-marker'], atLeast: 5 },
  },
  {
    name: 'came out of a disguise',
    technique: 'obfuscation',
    expected: 0.7,
    pattern: {
      disguised: [
        'tag-characters',
        'invisible-characters',
        'look-alike-letters',
        'base64',
        'hexadecimal',
        'rot13',
        'leetspeak',
        'spaced-out-letters',
        'reversed',
        'percent-encoding',
        'escape-sequences',
      ],
    },
  },
  { name: 'repeats itself on end', technique: 'obfuscation', expected: 1, pattern: { repeats: 6 } },
]

export const indirectFeatures: readonly Feature[] = [
  {
    name: 'mark of a role or a prompt’s end',
    technique: 'indirect-injection',
    expected: 0.5,
    pattern: { any: ['fake-role'] },
  },
  {
    name: 'several marks of roles',
    technique: 'indirect-injection',
    expected: 0.3,
    pattern: { any: ['fake-role'], atLeast: 2 },
  },
  {
    name: 'mark of a role, then an order',
    technique: 'indirect-injection',
    expected: 1.5,
    pattern: {
      near: [
        ['fake-role'],
        [
          'new-task',
          'override-phrase',
          'override-verb',
          'persona-assignment',
          'urgent-order',
          'send-verb',
          'unrestricted',
        ],
      ],
      within: 80,
      order: 'given',
    },
  },
  {
    name: 'speaks to the model that reads',
    technique: 'indirect-injection',
    expected: 0.5,
    pattern: { any: ['to-the-assistant'] },
  },
  {
    name: 'speaks to the model, with an order',
    technique: 'indirect-injection',
    expected: 1,
    pattern: {
      near: [
        ['to-the-assistant'],
        [
          'send-verb',
          'reveal-verb',
          'urgent-order',
          'answer-tampering',
          'sensitive-data',
          'destructive',
          'shell-danger',
        ],
      ],
      within: 120,
    },
  },
  {
    name: 'tells the machine that reads what to do',
    technique: 'indirect-injection',
    expected: 1,
    pattern: {
      near: [
        ['to-the-assistant'],
        ['reader-act', 'tamper-verb', 'override-verb', 'secret-noun', 'money-transfer', 'covert'],
      ],
      within: 100,
      order: 'given',
    },
  },
  { name: 'urgent order', technique: 'indirect-injection', pattern: { any: ['urgent-order'] } },
  {
    name: 'several urgent orders',
    technique: 'indirect-injection',
    pattern: { any: ['urgent-order'], atLeast: 2 },
  },
  {
    name: 'urgent order, then an act',
    technique: 'indirect-injection',
    expected: 0.5,
    pattern: {
      near: [
        ['urgent-order'],
        [
          'send-verb',
          'override-phrase',
          'sensitive-data',
          'answer-tampering',
          'destructive',
          'money-transfer',
          'privilege',
        ],
      ],
      within: 80,
      order: 'given',
    },
  },
  {
    name: 'answer is to carry a given text',
    technique: 'indirect-injection',
    pattern: { any: ['answer-tampering'] },
  },
  {
    name: 'answer is to carry several given texts',
    technique: 'indirect-injection',
    pattern: { any: ['answer-tampering'], atLeast: 2 },
  },
  {
    name: 'document that tells what to answer',
    technique: 'indirect-injection',
    expected: 0.3,
    pattern: { near: [['document-noun'], ['answer-tampering', 'output-order']], within: 300, order: 'given' },
  },
  {
    name: 'something is to be slipped into the answer',
    technique: 'indirect-injection',
    expected: 0.5,
    pattern: { near: [['tamper-verb'], ['answer-part']], within: 80 },
  },
]
