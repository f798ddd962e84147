import type { Feature } from './feature.ts'

export const exfiltrationFeatures: readonly Feature[] = [
  {
    name: 'sends data',
    technique: 'data-exfiltration',
    pattern: { near: [['send-verb'], ['sensitive-data', 'secret-noun', 'sensitive-file']], within: 40 },
  },
  {
    name: 'sends data to an address',
    technique: 'data-exfiltration',
    expected: 1.2,
    pattern: {
      near: [
        ['send-verb'],
        ['sensitive-data', 'secret-noun', 'sensitive-file'],
        ['destination', 'bad-destination'],
      ],
      within: 60,
    },
  },
  {
    name: 'sends something to a suspicious address',
    technique: 'data-exfiltration',
    expected: 1.2,
    pattern: {
      near: [['send-verb', 'shell-danger', 'code-execution', 'web-injection'], ['bad-destination']],
      within: 80,
    },
  },
  { name: 'suspicious address', technique: 'data-exfiltration', pattern: { any: ['bad-destination'] } },
  {
    name: 'link or image that carries data',
    technique: 'data-exfiltration',
    expected: 1,
    pattern: { near: [['destination', 'bad-destination', 'url-data'], ['url-data']], within: 80 },
  },
  {
    name: 'sends personal mail, files or money',
    technique: 'data-exfiltration',
    pattern: { together: [['send-verb', 'money-transfer'], ['sensitive-data'], ['destination']] },
  },
]
