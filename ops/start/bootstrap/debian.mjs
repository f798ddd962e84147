import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { NeedsHelp, run, step } from './report.mjs'

const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const header = (path) => existsSync(`/usr/include/${path}`) || runs('sh', '-c', `ls /usr/include/*/${path}`)
const postgresRuns = () => {
  const folder = '/usr/lib/postgresql'
  const bins = existsSync(folder) ? readdirSync(folder).map((version) => `${folder}/${version}/bin`) : []
  const onPath = (process.env.PATH ?? '').split(':')
  return [...bins, ...onPath].some(
    (bin) => existsSync(`${bin}/initdb`) && runs(`${bin}/postgres`, '--version'),
  )
}

/** What each need comes to: how to see that it is there, and Debian's packages that bring it. */
const needs = {
  build: [
    [() => runs('g++', '--version'), ['g++']],
    [() => runs('make', '--version'), ['make']],
    [() => runs('python3', '--version'), ['python3']],
    [() => header('zlib.h'), ['zlib1g-dev']],
    [() => header('openssl/ssl.h'), ['libssl-dev']],
    [() => header('zstd.h'), ['libzstd-dev']],
    [() => header('lz4.h'), ['liblz4-dev']],
    [() => header('curl/curl.h'), ['libcurl4-openssl-dev']],
    [() => header('sasl/sasl.h'), ['libsasl2-dev']],
  ],
  java: [[() => runs('java', '-version'), ['openjdk-17-jre-headless']]],
  maven: [[() => runs('mvn', '--version'), ['maven']]],
  kafka: [],
  postgres: [[postgresRuns, ['postgresql']]],
  redis: [[() => runs('redis-server', '--version'), ['redis-server']]],
  chromium: [[() => existsSync('/usr/bin/chromium'), ['chromium', 'fonts-dejavu-core']]],
}

/**
 * Installs what is missing, where that is allowed.
 * @param {readonly string[]} wanted
 * @throws {NeedsHelp} one sentence that says what to install
 */
export async function ensureDebianPackages(wanted) {
  const missing = wanted.flatMap((need) =>
    needs[need].filter(([isThere]) => !isThere()).flatMap(([, packages]) => packages),
  )
  if (missing.length === 0) return
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall)
    throw new NeedsHelp(
      existsSync('/usr/bin/apt-get')
        ? `Install what is missing with: sudo apt-get install --no-install-recommends ${missing.join(' ')}`
        : `Install what is missing; on Debian it is called: ${missing.join(' ')}`,
    )
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await step(`Debian packages ${missing.join(', ')}`, async () => {
    await run('apt-get', ['update'], { log: 'apt-update', env })
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
      log: 'apt-install',
      env,
    })
  })
}
