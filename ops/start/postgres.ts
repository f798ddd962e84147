import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type RunningProcess, startProcess, untilUp } from './process.ts'

export interface PostgresOptions {
  /** Folder for data and log; made when missing. */
  readonly dir: string
  readonly port: number
  readonly password: string
}

export interface RunningPostgres extends RunningProcess {
  readonly url: string
}

/** Postgres refuses to run as root; as root it runs as this user, who is made when missing. */
const runAs = 'postgres'

/** Folder with a working initdb and postgres: Debian's, newest first, or the ones on the path. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const onPath = (process.env.PATH ?? '').split(':')
  return [...versions.map((version) => join(debian, version, 'bin')), ...onPath].find(
    (bin) =>
      existsSync(join(bin, 'initdb')) &&
      spawnSync(join(bin, 'postgres'), ['--version']).status === 0 &&
      spawnSync(join(bin, 'initdb'), ['--version']).status === 0,
  )
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, runAs], { encoding: 'utf8' }))

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '64MB',
  checkpoint_completion_target: 0.9,
  wal_buffers: '16MB',
  max_wal_size: '4GB',
  random_page_cost: 1.1,
  effective_io_concurrency: 200,
  timezone: 'UTC',
  log_min_messages: 'warning',
} as const

/** Makes the cluster once and starts it; also after a crash, whose stale lock it clears. Resolves when it answers. */
export async function startPostgres({ dir, port, password }: PostgresOptions): Promise<RunningPostgres> {
  const bin = findPostgres()
  if (!bin) throw new Error('Postgres is not installed; install the package postgresql')
  const data = join(dir, 'data')
  const logFile = join(dir, 'postgres.log')
  mkdirSync(data, { recursive: true })
  const asRoot = process.getuid?.() === 0
  const user = asRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (asRoot) openTo(dir, idOf('-u'), idOf('-g'))
  chmodSync(data, 0o700)

  if (!existsSync(join(data, 'PG_VERSION'))) {
    const passwordFile = join(dir, 'password')
    rmSync(data, { recursive: true, force: true })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (asRoot) chownSync(passwordFile, idOf('-u'), idOf('-g'))
    const init = await startProcess({
      name: 'initdb',
      command: join(bin, 'initdb'),
      args: [
        '-D',
        data,
        '-U',
        'flagwise',
        `--pwfile=${passwordFile}`,
        '-A',
        'scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      cwd: dir,
      logFile,
      ...user,
    })
    const how = await init.exited
    rmSync(passwordFile, { force: true })
    if (how !== '0') {
      rmSync(data, { recursive: true, force: true })
      throw new Error(`Postgres could not make its folder ${data} (${how}); see ${logFile}`)
    }
  }
  clearStaleLock(join(data, 'postmaster.pid'))
  const running = await startProcess({
    name: 'Postgres',
    command: join(bin, 'postgres'),
    args: [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: dir,
    logFile,
    ...user,
  })
  const urlOf = (database: string): string =>
    `postgresql://flagwise:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  await untilUp(running, () => ensureDatabase(urlOf('postgres')), 30_000)
  return { ...running, url: urlOf('flagwise'), stop: (graceMs) => running.stop(graceMs, 'SIGINT') }
}

/** Postgres' user must be able to reach its folder. */
function openTo(dir: string, uid: number, gid: number): void {
  for (let parent = dirname(dir); parent !== dirname(parent); parent = dirname(parent)) {
    const reachable = spawnSync('test', ['-x', parent], { uid, gid }).status === 0
    if (!reachable)
      throw new Error(
        `the user ${runAs} cannot enter ${parent}; set FLAGWISE_DATA_DIR to a folder that every user may enter`,
      )
  }
  execFileSync('chown', ['-R', `${uid}:${gid}`, dir])
}

/** A lock left by a crash names a process that is gone, or by now another program. */
function clearStaleLock(file: string): void {
  if (!existsSync(file)) return
  const pid = readFileSync(file, 'utf8').split('\n')[0]?.trim() ?? ''
  const alive =
    existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  if (alive) throw new Error(`Postgres already runs on this folder as process ${pid}; stop it first`)
  rmSync(file, { force: true })
}

async function ensureDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'flagwise'`)
    if (rowCount === 0) await client.query('create database flagwise')
    return true
  } finally {
    await client.end()
  }
}
