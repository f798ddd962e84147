import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openPool, waitUntilFolded } from '@flagwise/runtime/postgres'
import { runService, type Service } from '@flagwise/runtime/service'
import { topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { ensureFirstAdministrator } from './access/first-administrator.ts'
import { identify } from './access/identify.ts'
import { migrate } from './access/migrate.ts'
import { openSignInLimit } from './access/rate-limit.ts'
import { openRedis } from './access/redis.ts'
import { openRevokedSessions } from './access/revoked-sessions.ts'
import { sessionCommands } from './access/run-session-commands.ts'
import { openTokens } from './access/token.ts'
import { openBacktestBench } from './backtest/backtest-bench.ts'
import { backtestCommands } from './backtest/run-backtest-commands.ts'
import { parseGatewayConfig, withTimeouts } from './config.ts'
import { eventually } from './eventually.ts'
import { flagReads } from './flags/read-flags.ts'
import { openGraphql } from './http/graphql.ts'
import { answerHealth, answerReady, atMostEvery } from './http/health.ts'
import { answerMetrics, openMetrics } from './http/metrics.ts'
import { closeGatewayServer, createGatewayServer, listen } from './http/server.ts'
import { serveStaticFiles } from './http/static-files.ts'
import { openLive } from './live/index.ts'
import { followDataKeys } from './requests/follow-data-keys.ts'
import { requestReads } from './requests/read-requests.ts'
import { textReads } from './requests/read-texts.ts'
import { ruleReads } from './rules/read-rules.ts'
import { openRuleLibrary } from './rules/rule-library.ts'
import { openRuleLog } from './rules/rule-log.ts'
import { ruleCommands } from './rules/run-rule-commands.ts'
import { openTrialBench } from './rules/trial-bench.ts'
import { schema } from './schema.ts'
import { trafficReads } from './traffic/read-traffic.ts'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'))
const deliveredRules = fileURLToPath(new URL('../processors/detection/rules', import.meta.url))
const builtUi = fileURLToPath(new URL('../ui/dist', import.meta.url))

await runService('gateway', process.env, runGateway)

/** Serves at once; what it needs of the world is connected as it comes, and asked for with a clear error until then. */
async function runGateway({ log, metrics: register, stopping }: Service): Promise<void> {
  const config = parseGatewayConfig(process.env)
  const production = config.ENVIRONMENT === 'production'
  const kafka = {
    bootstrapServers: config.KAFKA_BOOTSTRAP_SERVERS,
    clientId: `flagwise-gateway${config.FLAGWISE_INSTANCE ? `-${config.FLAGWISE_INSTANCE}` : ''}`,
    registry: registryAt(config.SCHEMA_REGISTRY_URL),
    log,
  }
  const metrics = openMetrics(register)
  const pool = openPool(withTimeouts(config.DATABASE_URL), { max: 20, log })
  const redis = openRedis(config.REDIS_URL, config.REDIS_PASSWORD, (connected) =>
    connected
      ? log.info('Redis is connected')
      : log.warn('Redis is away; limits are counted by this gateway alone'),
  )
  const tokens = openTokens(config.JWT_SECRET_KEY)
  const revoked = openRevokedSessions(redis)
  const limit = openSignInLimit(redis)
  const trials = openTrialBench()
  const backtests = openBacktestBench(
    {
      bootstrapServers: kafka.bootstrapServers,
      clientId: kafka.clientId,
      registryUrl: config.SCHEMA_REGISTRY_URL,
      encryptionKey: config.ENCRYPTION_KEY.toString('base64'),
      topics: {
        plain: config.KAFKA_TOPIC,
        sealed: topics.requests.name,
        dataKeys: topics.dataKeys.name,
      },
      limits: { requests: 1_000_000, ms: 300_000 },
    },
    log,
  )
  const library = openRuleLibrary(config.FLAGWISE_RULES ?? deliveredRules, log)

  const attempts = { log, stopping }
  const ruleLog = eventually('Kafka', () => openRuleLog(kafka), attempts)
  const dataKeys = eventually(
    'Kafka',
    () => followDataKeys({ ...kafka, encryptionKey: config.ENCRYPTION_KEY }),
    attempts,
  )
  const live = eventually(
    'Kafka',
    () =>
      openLive({
        ...kafka,
        secret: config.JWT_SECRET_KEY,
        stopping,
        isRevoked: (sessionId) => revoked.isRevoked(sessionId),
      }),
    attempts,
  )
  const users = eventually(
    'Postgres',
    async () => {
      await migrate(pool)
      const administrator = { email: config.FLAGWISE_ADMIN_EMAIL, password: config.FLAGWISE_ADMIN_PASSWORD }
      const outcome = await ensureFirstAdministrator(pool, { ...administrator, production })
      if (outcome === 'missing')
        log.warn('nobody can sign in: set FLAGWISE_ADMIN_EMAIL and FLAGWISE_ADMIN_PASSWORD and start again')
      log.info({ administrator: outcome }, 'users are ready')
    },
    attempts,
  )

  /** What was appended is on the log whatever happens here; a projection that is behind must not make a change look refused. */
  const untilShown = async (nextOffset: number): Promise<void> => {
    const { name } = topics.detectionRules
    const at = { projection: 'rules', topic: name, partition: 0, offset: nextOffset }
    const shown = await waitUntilFolded(pool, at, 5000).catch(() => false)
    if (!shown)
      log.warn({ nextOffset }, 'a change of the rules is written, but the projection does not show it yet')
  }

  let draining = false
  const vitals = {
    databaseConnected: atMostEvery(1000, 2000, async () => {
      await pool.query('select 1')
      return true
    }),
    kafkaConnected: atMostEvery(1000, 2000, async () => {
      await ruleLog.get().caughtUp()
      return true
    }),
    started: () => users.isHad() && !draining,
  }

  const graphql = openGraphql({
    schema,
    production,
    async identify(request) {
      const viewer = await identify(request.headers, tokens, revoked)
      if (viewer) metrics.used(viewer.sessionId)
      return viewer
    },
    contextFor: ({ req, res, viewer }) => ({
      viewer,
      reads: {
        requests: requestReads(pool),
        texts: textReads(pool, () => dataKeys.get().sealer()),
        flags: flagReads(pool),
        rules: ruleReads(pool),
        library,
        traffic: trafficReads(pool),
      },
      commands: {
        rules: ruleCommands(
          { ruleLog: () => ruleLog.get(), kafkaConnected: vitals.kafkaConnected, untilShown, trials },
          viewer,
        ),
        backtests: backtestCommands({
          bench: backtests,
          ruleLog: () => ruleLog.get(),
          kafkaConnected: vitals.kafkaConnected,
        }),
        session: sessionCommands(
          {
            database: pool,
            limit,
            tokens,
            revoked,
            production,
            trustedProxies: config.FLAGWISE_TRUSTED_PROXIES,
          },
          viewer,
          { req, res },
        ),
      },
      live: {
        flagRaised: (subscribe) => live.get().flagRaised(subscribe),
        requestSeen: (subscribe) => live.get().requestSeen(subscribe),
      },
    }),
    report: (error, reference) => log.error({ err: error, reference }, 'an operation failed'),
    operated: metrics.operated,
  })

  const server = createGatewayServer({
    allowedOrigins: config.CORS_ORIGINS,
    observe: metrics.answered,
    failed: (error) => log.error({ err: error }, 'an answer failed'),
    routes: {
      graphql,
      graphiql: production ? undefined : graphiqlPage,
      health: answerHealth(vitals, version),
      ready: answerReady(vitals),
      metrics: answerMetrics(register),
      ui: serveStaticFiles(builtUi),
    },
  })
  const { address, port } = await listen(server, config.HOST, config.PORT)
  log.info({ address, port }, 'serving')

  // A wrong configuration shows as soon as Postgres can be asked, and ends the process.
  const stopped = new Promise<void>((resolve) =>
    stopping.addEventListener('abort', () => resolve(), { once: true }),
  )
  await Promise.race([stopped, users.had.then(() => stopped)])

  draining = true
  backtests.close()
  await closeGatewayServer(server, 5000)
  await Promise.allSettled([
    ruleLog.had.then((opened) => opened.close()),
    dataKeys.had.then((opened) => opened.close()),
    live.had.then((opened) => opened.close()),
    trials.close(),
    pool.end(),
  ])
  redis.disconnect()
}

/** Loaded when it is asked for: it is a large page. */
async function graphiqlPage(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return renderGraphiQL({
    title: 'FlagWise',
    endpoint: '/graphql',
    subscriptionsProtocol: 'SSE',
    credentials: 'same-origin',
  })
}
