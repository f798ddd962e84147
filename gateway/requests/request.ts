import { builder, connectionComplexity, Node } from '../builder.ts'
import { Flag } from '../flags/flag.ts'
import { Severity } from '../flags/severity.ts'
import type { RequestView } from './request-view.ts'

/** Texts have to be fetched and opened, and can be megabytes long. */
const textComplexity = 500

const Header = builder.objectRef<{ readonly name: string; readonly value: string }>('Header').implement({
  fields: (t) => ({ name: t.exposeString('name'), value: t.exposeString('value') }),
})

export const Request = builder.objectRef<RequestView>('Request')

Request.implement({
  description: 'A call to a model.',
  interfaces: [Node],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'promptLength' in value,
  fields: (t) => ({
    timestamp: t.expose('timestamp', {
      type: 'DateTime',
      description: 'When the call was made, as its client says.',
    }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When FlagWise got it.' }),
    srcIp: t.exposeString('srcIp'),
    provider: t.exposeString('provider'),
    model: t.exposeString('model'),
    userId: t.exposeString('userId', { nullable: true }),
    sessionId: t.exposeString('sessionId', { nullable: true }),
    endpoint: t.exposeString('endpoint', { nullable: true }),
    method: t.exposeString('method'),
    durationMs: t.exposeFloat('durationMs', { nullable: true }),
    statusCode: t.exposeInt('statusCode', { nullable: true }),
    tokensPrompt: t.exposeInt('tokensPrompt', { nullable: true }),
    tokensResponse: t.exposeInt('tokensResponse', { nullable: true }),
    promptLength: t.exposeInt('promptLength', { description: 'UTF-16 code units' }),
    flagged: t.exposeBoolean('flagged', {
      description: 'In subscriptions always false: flags arrive by themselves.',
    }),
    riskScore: t.exposeInt('riskScore', { description: 'The highest of its flags; 0 when there is none.' }),
    severity: t.expose('severity', {
      type: Severity,
      nullable: true,
      description: 'The highest of its flags.',
    }),
    flags: t.field({
      type: [Flag],
      resolve: (request, _args, { reads }, info) =>
        info.operation.operation === 'subscription' ? [] : reads.flags.ofRequest(request.id),
    }),
    prompt: t.string({
      nullable: true,
      authScopes: { readText: true },
      complexity: textComplexity,
      description: 'Null when the key of its day was forgotten.',
      resolve: (request, _args, { reads }) => reads.texts.open(request, 'prompt'),
    }),
    response: t.string({
      nullable: true,
      authScopes: { readText: true },
      complexity: textComplexity,
      resolve: (request, _args, { reads }) => reads.texts.open(request, 'response'),
    }),
    headers: t.field({
      type: [Header],
      nullable: true,
      authScopes: { readText: true },
      complexity: textComplexity,
      resolve: (request, _args, { reads }) => reads.texts.openPairs(request, 'headers'),
    }),
    metadata: t.field({
      type: [Header],
      nullable: true,
      authScopes: { readText: true },
      complexity: textComplexity,
      description: 'What the client sent beside the known fields.',
      resolve: (request, _args, { reads }) => reads.texts.openPairs(request, 'metadata'),
    }),
  }),
})

export const RequestFilter = builder.inputType('RequestFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Received at this moment or later.' }),
    to: t.field({ type: 'DateTime', description: 'Received before this moment.' }),
    providers: t.stringList(),
    models: t.stringList(),
    srcIp: t.string(),
    severities: t.field({ type: [Severity] }),
    flagged: t.boolean(),
    minRiskScore: t.int(),
  }),
})

builder.queryFields((t) => ({
  requests: t.connection(
    {
      type: Request,
      description: 'Calls to models, newest first. A cursor stays good while new ones arrive.',
      authScopes: { readTraffic: true },
      args: { filter: t.arg({ type: RequestFilter }) },
      complexity: connectionComplexity,
      resolve: (_root, { filter, ...page }, { reads }) => reads.requests.page(filter ?? {}, page),
    },
    { name: 'RequestConnection' },
    { name: 'RequestEdge' },
  ),
  request: t.field({
    type: Request,
    nullable: true,
    authScopes: { readTraffic: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { reads }) => reads.requests.byId(id),
  }),
}))
