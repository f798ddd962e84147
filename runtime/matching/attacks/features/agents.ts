import type { Feature } from './feature.ts'

const technique = 'tool-abuse'

export const agentFeatures: readonly Feature[] = [
  { name: 'power is asked for', technique, pattern: { any: ['privilege'] } },
  { name: 'power is asked for, in several words', technique, pattern: { any: ['privilege'], atLeast: 2 } },
  { name: 'control is to be passed by', technique, expected: 0.5, pattern: { any: ['bypass-control'] } },
  { name: 'control is named', technique, pattern: { any: ['control-noun'] } },
  {
    name: 'override verb near a control',
    technique,
    expected: 0.5,
    pattern: { near: [['override-verb'], ['control-noun', 'agent-noun']], within: 40 },
  },
  { name: 'behind the user’s back', technique, pattern: { any: ['covert'] } },
  {
    name: 'behind the user’s back, data or acts',
    technique,
    expected: 1,
    pattern: {
      together: [
        ['covert'],
        [
          'send-verb',
          'sensitive-data',
          'shell-danger',
          'sensitive-file',
          'destructive',
          'agent-noun',
          'persistence',
          'privilege',
        ],
      ],
    },
  },
  { name: 'destroys', technique, pattern: { any: ['destructive'] } },
  { name: 'moves money', technique, pattern: { any: ['money-transfer'], atLeast: 2 } },
  { name: 'settles in memory, rules or later answers', technique, pattern: { any: ['persistence'] } },
  {
    name: 'settles, with an order',
    technique,
    expected: 0.8,
    pattern: {
      together: [
        ['persistence'],
        [
          'urgent-order',
          'override-verb',
          'send-verb',
          'shell-danger',
          'policy-mention',
          'rules-list',
          'new-task',
        ],
      ],
    },
  },
  {
    name: 'ground that an agent stands on',
    technique,
    expected: 0.8,
    pattern: { any: ['agent-ground'] },
  },
  {
    name: 'ground that an agent stands on, in several words',
    technique,
    expected: 1,
    pattern: { any: ['agent-ground'], atLeast: 2 },
  },
  {
    name: 'ground that an agent stands on, behind backs or with power',
    technique,
    expected: 1.5,
    pattern: {
      together: [
        ['agent-ground'],
        [
          'covert',
          'bypass-control',
          'privilege',
          'destructive',
          'bad-destination',
          'sensitive-file',
          'shell-danger',
          'send-verb',
          'to-the-assistant',
          'urgent-order',
        ],
      ],
    },
  },
  {
    name: 'agent and its tools, with an order',
    technique,
    expected: 0.5,
    pattern: {
      together: [
        ['agent-noun'],
        ['urgent-order', 'override-phrase', 'to-the-assistant', 'covert', 'privilege'],
      ],
    },
  },
  {
    name: 'agent handles data for an address',
    technique,
    pattern: { together: [['agent-noun'], ['send-verb'], ['sensitive-data', 'sensitive-file']] },
  },
  { name: 'crime is commissioned', technique, pattern: { any: ['agent-crime'] } },
  {
    name: 'crime is commissioned, in several words',
    technique,
    pattern: { any: ['agent-crime'], atLeast: 2 },
  },
  { name: 'exploit is described', technique, pattern: { any: ['exploit-talk'], atLeast: 2 } },
  {
    name: 'exploit with code or a path',
    technique,
    expected: 0.5,
    pattern: {
      together: [
        ['exploit-talk'],
        [
          'shell-danger',
          'sensitive-file',
          'code-execution',
          'sandbox-escape',
          'web-injection',
          'database-injection',
          'internal-address',
        ],
      ],
    },
  },
  { name: 'dangerous shell fragment', technique, pattern: { any: ['shell-danger'] } },
  { name: 'several dangerous shell fragments', technique, pattern: { any: ['shell-danger'], atLeast: 2 } },
  {
    name: 'shell fragment near a secret file or an address',
    technique,
    expected: 0.8,
    pattern: {
      near: [['shell-danger'], ['sensitive-file', 'bad-destination', 'destination', 'internal-address']],
      within: 60,
    },
  },
  { name: 'secret file or way out of a folder', technique, pattern: { any: ['sensitive-file'] } },
  { name: 'several secret files', technique, pattern: { any: ['sensitive-file'], atLeast: 2 } },
  { name: 'code that runs code', technique, pattern: { any: ['code-execution'] } },
  {
    name: 'code that runs a shell',
    technique,
    expected: 0.5,
    pattern: {
      near: [
        ['code-execution'],
        ['shell-danger', 'bad-destination', 'sensitive-file', 'sandbox-escape', 'code-execution'],
      ],
      within: 60,
    },
  },
  { name: 'way out of a sandbox', technique, pattern: { any: ['sandbox-escape'] } },
  {
    name: 'several ways out of a sandbox',
    technique,
    expected: 0.8,
    pattern: { any: ['sandbox-escape'], atLeast: 2 },
  },
  { name: 'script in a page', technique, pattern: { any: ['web-injection'] } },
  {
    name: 'script in a page that acts',
    technique,
    expected: 0.8,
    pattern: { any: ['web-injection'], atLeast: 2 },
  },
  { name: 'query that was tampered with', technique, pattern: { any: ['database-injection'] } },
  { name: 'address inside the network', technique, pattern: { any: ['internal-address'] } },
  { name: 'talks about attacks', technique, pattern: { any: ['discussion'] }, against: true },
  {
    name: 'talks about attacks at length',
    technique,
    pattern: { any: ['discussion'], atLeast: 2 },
    against: true,
  },
]
