import type { Flag, Match } from './flag/flag.generated.ts'
import { derivedId } from './identity.ts'
import type { LlmRequest } from './llm-request/llm-request.ts'
import type { Request } from './request/request.generated.ts'
import type { Rule } from './rule/rule.generated.ts'

/** An ordinary moment for examples. */
export const exampleTime = Date.parse('2026-03-02T09:30:00.000Z')

/** Made-up, deterministic values for tests and documentation; each field can be given. */
export const aRequest = (fields: Partial<LlmRequest> = {}): LlmRequest => ({
  id: derivedId('example', 'request'),
  timestamp: exampleTime,
  srcIp: '192.0.2.10',
  provider: 'openai',
  model: 'gpt-4o-mini',
  prompt: 'Summarise the meeting notes in three sentences.',
  endpoint: '/v1/chat/completions',
  method: 'POST',
  headers: null,
  response: null,
  durationMs: null,
  statusCode: null,
  tokensPrompt: null,
  tokensResponse: null,
  userId: null,
  sessionId: null,
  metadata: null,
  ...fields,
})

export const aSealedRequest = (fields: Partial<Request> = {}): Request => ({
  id: derivedId('example', 'request'),
  timestamp: exampleTime,
  receivedAt: exampleTime + 40,
  srcIp: '192.0.2.10',
  provider: 'openai',
  model: 'gpt-4o-mini',
  userId: null,
  sessionId: null,
  endpoint: '/v1/chat/completions',
  method: 'POST',
  durationMs: null,
  statusCode: null,
  tokensPrompt: null,
  tokensResponse: null,
  promptLength: 47,
  dataKey: '2026-03-02',
  prompt: Buffer.from('sealed'),
  response: null,
  headers: null,
  metadata: null,
  source: { topic: 'llm_requests', partition: 0, offset: 0 },
  ...fields,
})

export const aRule = (fields: Partial<Rule> = {}): Rule => ({
  id: derivedId('example', 'rule', fields.name ?? ''),
  version: 1,
  name: 'Project names',
  description: 'Names of projects that are not public.',
  category: 'confidential',
  type: 'keyword',
  pattern: 'bluebird, redwood',
  severity: 'high',
  points: 40,
  priority: 0,
  stopOnMatch: false,
  active: true,
  createdAt: exampleTime,
  updatedAt: exampleTime,
  updatedBy: 'system',
  slug: '',
  pack: '',
  definition: '',
  tags: [],
  references: [],
  falsePositives: [],
  ...fields,
})

export const aMatch = (fields: Partial<Match> = {}): Match => ({
  ruleId: derivedId('example', 'rule', ''),
  ruleVersion: 1,
  name: 'Project names',
  category: 'confidential',
  severity: 'high',
  points: 40,
  field: 'prompt',
  spans: [{ start: 4, end: 12 }],
  excerpt: 'bluebird',
  confidence: 1,
  detector: 'keywords',
  why: ['keyword “bluebird”'],
  ...fields,
})

export const aFlag = (fields: Partial<Flag> = {}): Flag => ({
  id: derivedId('flag', 'detection', fields.requestId ?? derivedId('example', 'request')),
  requestId: derivedId('example', 'request'),
  processor: 'detection',
  ruleSetVersion: 6,
  riskScore: 40,
  severity: 'high',
  matches: [aMatch()],
  timestamp: exampleTime,
  receivedAt: exampleTime + 40,
  srcIp: '192.0.2.10',
  provider: 'openai',
  model: 'gpt-4o-mini',
  userId: null,
  sessionId: null,
  source: { topic: 'llm_requests', partition: 0, offset: 0 },
  unscanned: [],
  ...fields,
})
