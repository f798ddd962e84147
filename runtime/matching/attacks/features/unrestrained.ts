import type { Feature } from './feature.ts'

const technique = 'role-play-jailbreak'

/** Whoever is to speak instead of the assistant, and where. */
const stage = [
  'persona-assignment',
  'new-self',
  'role-play',
  'hypothetical',
  'game',
  'not-an-ai',
  'stay-in-character',
  'vendor',
  'opposite',
  'dual-response',
  'placeholder',
] as const

/** What takes restraint off, or says that there is none. */
const noRestraint = [
  'unrestrained',
  'never-refuse',
  'no-disclaimers',
  'refusal-text',
  'unrestricted',
  'refusal-penalty',
  'not-an-ai',
] as const

/** Ways to hold nothing back, each in its own words. */
const ways = [
  'unrestrained',
  'refusal-penalty',
  'not-an-ai',
  'all-detail',
  'taboo-asked',
  'never-refuse',
  'no-disclaimers',
  'rules-lifted',
] as const

/** A self that holds nothing back, told in whatever words. */
export const unrestrainedFeatures: readonly Feature[] = [
  { name: 'holds nothing back', technique, pattern: { any: ['unrestrained'] } },
  {
    name: 'holds nothing back, said again',
    technique,
    expected: 0.5,
    pattern: { any: ['unrestrained'], atLeast: 2 },
  },
  {
    name: 'holds nothing back, over and over',
    technique,
    expected: 0.7,
    pattern: { any: ['unrestrained'], atLeast: 4 },
  },
  {
    name: 'another self or world that holds nothing back',
    technique,
    expected: 0.7,
    pattern: { together: [['unrestrained'], stage] },
  },
  { name: 'refusing is punished', technique, expected: 0.5, pattern: { any: ['refusal-penalty'] } },
  {
    name: 'refusing is punished, and nothing held back',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['refusal-penalty'],
        ['unrestrained', 'never-refuse', 'no-disclaimers', 'refusal-text', 'rules-lifted', 'unrestricted'],
      ],
    },
  },
  { name: 'is told that it is no assistant', technique, pattern: { any: ['not-an-ai'] } },
  {
    name: 'no assistant, and no restraint',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['not-an-ai'],
        [
          'unrestrained',
          'never-refuse',
          'no-disclaimers',
          'refusal-text',
          'unrestricted',
          'rules-lifted',
          'refusal-penalty',
        ],
      ],
    },
  },
  {
    name: 'all details, and no restraint',
    technique,
    expected: 1,
    pattern: {
      together: [['all-detail'], noRestraint],
    },
  },
  {
    name: 'what is forbidden, and no restraint',
    technique,
    expected: 1,
    pattern: {
      together: [['taboo-asked', 'harm-asked'], noRestraint],
    },
  },
  {
    name: 'all details of what is forbidden',
    technique,
    expected: 0.5,
    pattern: { near: [['all-detail'], ['taboo-asked', 'harm-asked', 'forbidden-content']], within: 200 },
  },
  {
    name: 'at least three ways to hold nothing back',
    technique,
    expected: 0.5,
    pattern: {
      kinds: ways,
      atLeast: 3,
    },
  },
  {
    name: 'many ways to hold nothing back',
    technique,
    expected: 1,
    pattern: {
      kinds: ways,
      atLeast: 4,
    },
  },
]
