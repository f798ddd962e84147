import type { Feature } from './feature.ts'

const technique = 'role-play-jailbreak'
const self = ['persona-assignment', 'role-play', 'persona-name'] as const
const signs = [
  'persona-assignment',
  'persona-name',
  'jailbreak-mode',
  'unrestricted',
  'freed-self',
  'rules-lifted',
  'amoral',
  'never-refuse',
  'no-disclaimers',
  'refusal-text',
  'stay-in-character',
  'dual-response',
  'policy-mention',
  'placeholder',
  'profanity',
  'explicit',
  'rules-list',
  'response-opening',
  'override-phrase',
  'from-now-on',
  'game',
  'opposite',
] as const

export const personaFeatures: readonly Feature[] = [
  { name: 'assigns another self', technique, pattern: { any: ['persona-assignment'] } },
  { name: 'assigns another self again', technique, pattern: { any: ['persona-assignment'], atLeast: 3 } },
  { name: 'role play', technique, pattern: { any: ['role-play'], atLeast: 2 } },
  { name: 'name of a known jailbreak persona', technique, expected: 0.7, pattern: { any: ['persona-name'] } },
  { name: 'mode that lifts the rules', technique, expected: 0.3, pattern: { any: ['jailbreak-mode'] } },
  {
    name: 'mode is switched on',
    technique,
    expected: 1.5,
    pattern: {
      near: [
        ['persona-assignment', 'from-now-on', 'override-phrase', 'role-play', 'vendor'],
        ['jailbreak-mode'],
      ],
      within: 50,
    },
  },
  { name: 'no bounds', technique, pattern: { any: ['unrestricted'] } },
  { name: 'no bounds, said again', technique, pattern: { any: ['unrestricted'], atLeast: 3 } },
  {
    name: 'another self near no bounds',
    technique,
    expected: 1.2,
    pattern: { near: [self, ['unrestricted']], within: 120 },
  },
  {
    name: 'another self without morals',
    technique,
    pattern: { near: [self, ['amoral', 'policy-mention']], within: 80 },
  },
  {
    name: 'model without bounds',
    technique,
    expected: 1,
    pattern: {
      near: [
        ['vendor', 'agent-noun'],
        ['unrestricted', 'amoral'],
      ],
      within: 30,
    },
  },
  { name: 'several words of amorality', technique, pattern: { any: ['amoral'], atLeast: 3 } },
  { name: 'must not refuse', technique, expected: 0.3, pattern: { any: ['never-refuse'] } },
  {
    name: 'must not refuse, said again',
    technique,
    expected: 0.5,
    pattern: { any: ['never-refuse'], atLeast: 3 },
  },
  { name: 'no warnings or explanations', technique, pattern: { any: ['no-disclaimers'], atLeast: 2 } },
  { name: 'words of a refusal', technique, pattern: { any: ['refusal-text'] } },
  {
    name: 'words of a refusal, forbidden',
    technique,
    expected: 1,
    pattern: { near: [['never-refuse', 'no-disclaimers', 'rules-list'], ['refusal-text']], within: 60 },
  },
  { name: 'stay in character', technique, pattern: { any: ['stay-in-character'] } },
  { name: 'two answers, one of them without rules', technique, pattern: { any: ['dual-response'] } },
  {
    name: 'two answers, described at length',
    technique,
    expected: 0.5,
    pattern: { any: ['dual-response'], atLeast: 2 },
  },
  { name: 'policies or ethics are named', technique, pattern: { any: ['policy-mention'] } },
  { name: 'policies or ethics are named again', technique, pattern: { any: ['policy-mention'], atLeast: 2 } },
  { name: 'vendor or model is named', technique, pattern: { any: ['vendor'], atLeast: 2 } },
  { name: 'place for the question', technique, expected: 0.3, pattern: { any: ['placeholder'] } },
  { name: 'profanity', technique, pattern: { any: ['profanity'], atLeast: 2 } },
  { name: 'explicit content', technique, pattern: { any: ['explicit'], atLeast: 2 } },
  {
    name: 'forbidden content is allowed',
    technique,
    expected: 0.7,
    pattern: {
      near: [
        ['never-refuse', 'unrestricted', 'no-disclaimers'],
        ['forbidden-content', 'explicit'],
      ],
      within: 80,
    },
  },
  {
    name: 'several kinds of forbidden content',
    technique,
    pattern: { any: ['forbidden-content'], atLeast: 4 },
  },
  {
    name: 'hypothetical or fictional frame without rules',
    technique,
    pattern: {
      near: [['hypothetical'], ['amoral', 'unrestricted', 'forbidden-content', 'persona-assignment']],
      within: 100,
    },
  },
  {
    name: 'hypothetical frame around data or secrets',
    technique,
    pattern: { together: [['hypothetical'], ['own-secret', 'user-data', 'secret-noun']] },
  },
  {
    name: 'hypothetical frame, then what to answer',
    technique,
    expected: 0.7,
    pattern: { near: [['hypothetical'], ['answer-tampering']], within: 120, order: 'given' },
  },
  { name: 'opposite self', technique, pattern: { any: ['opposite'] } },
  {
    name: 'a game with rules for the model',
    technique,
    pattern: { together: [['game'], ['rules-list', 'never-refuse', 'persona-assignment']] },
  },
  { name: 'list of rules for the model', technique, pattern: { any: ['rules-list'], atLeast: 3 } },
  { name: 'opening of the answer is prescribed', technique, pattern: { any: ['response-opening'] } },
  { name: 'at least three signs of a jailbreak', technique, pattern: { kinds: signs, atLeast: 3 } },
  {
    name: 'at least five signs of a jailbreak',
    technique,
    expected: 1,
    pattern: { kinds: signs, atLeast: 5 },
  },
  {
    name: 'at least seven signs of a jailbreak',
    technique,
    expected: 1,
    pattern: { kinds: signs, atLeast: 7 },
  },
  {
    name: 'at least nine signs of a jailbreak',
    technique,
    expected: 1,
    pattern: { kinds: signs, atLeast: 9 },
  },
  { name: 'takes on another self', technique, expected: 0.5, pattern: { any: ['new-self'] } },
  {
    name: 'another self and the form of its answers',
    technique,
    expected: 0.8,
    pattern: {
      together: [
        ['new-self'],
        [
          'response-opening',
          'placeholder',
          'never-refuse',
          'no-disclaimers',
          'dual-response',
          'stay-in-character',
          'rules-list',
        ],
      ],
    },
  },
  {
    name: 'another self that is amoral',
    technique,
    expected: 0.8,
    pattern: {
      together: [
        ['new-self'],
        ['amoral', 'unrestricted', 'profanity', 'forbidden-content', 'policy-mention'],
      ],
    },
  },
]
