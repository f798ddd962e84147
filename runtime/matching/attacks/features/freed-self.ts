import type { Feature } from './feature.ts'

const technique = 'role-play-jailbreak'

/** An intelligence without limits, and what is asked of it. */
export const freedSelfFeatures: readonly Feature[] = [
  { name: 'an intelligence without limits', technique, expected: 1.5, pattern: { any: ['freed-self'] } },
  {
    name: 'an intelligence without limits, with another sign of a jailbreak',
    technique,
    expected: 1.5,
    pattern: {
      together: [
        ['freed-self'],
        [
          'persona-assignment',
          'role-play',
          'from-now-on',
          'never-refuse',
          'no-disclaimers',
          'jailbreak-mode',
          'hypothetical',
          'harm-asked',
          'override-phrase',
          'stay-in-character',
          'dual-response',
        ],
      ],
    },
  },
  {
    name: 'harm is asked for under another self or in a made-up world',
    technique,
    expected: 1.2,
    pattern: {
      together: [
        ['harm-asked'],
        [
          'persona-assignment',
          'new-self',
          'role-play',
          'hypothetical',
          'freed-self',
          'rules-lifted',
          'unrestricted',
          'never-refuse',
          'no-disclaimers',
          'stay-in-character',
          'opposite',
          'amoral',
        ],
      ],
    },
  },
]
