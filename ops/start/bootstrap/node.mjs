import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NeedsHelp, root, run, step, toolchain } from './report.mjs'

/** What the project runs on; the npm package carries the binary and the headers that native add-ons are built with. */
const version = '24.21.0'
const [least, leastMinor] = [24, 15]
/** Dependencies that are built for the machine. */
const addOns = ['@confluentinc/kafka-javascript', 're2']

const newEnough = (text) => {
  const [major = 0, minor = 0] = text.replace(/^v/, '').split('.').map(Number)
  return major === least && minor >= leastMinor
}

const versionOf = (executable) => {
  const { status, stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}

/** Node 24: the one that runs this, or one from npm. */
export async function ensureNode() {
  if (newEnough(process.version)) {
    // A machine's npm may be told to build add-ons with the headers of another Node.
    const own = join(dirname(process.execPath), '..')
    const env = existsSync(join(own, 'include', 'node')) ? { npm_config_nodedir: own } : {}
    return { executable: process.execPath, env, version: process.version }
  }
  const folder = join(toolchain, 'node_modules', `node-linux-${process.arch}`)
  const executable = join(folder, 'bin', 'node')
  if (!existsSync(executable) || !newEnough(versionOf(executable))) {
    if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
      throw new NeedsHelp(
        `Install Node ${least}.${leastMinor} or a later ${least}: this machine has ${process.version}.`,
      )
    await step(`Node ${version} (this machine has ${process.version})`, () =>
      run('npm', ['install', '--prefix', toolchain, '--no-save', `node-linux-${process.arch}@${version}`], {
        log: 'node',
      }),
    )
    if (!newEnough(versionOf(executable)))
      throw new NeedsHelp(
        `Install Node ${least}.${leastMinor} or a later ${least}: the one from npm does not run here.`,
      )
  }
  const path = `${join(folder, 'bin')}:${process.env.PATH}`
  return { executable, env: { PATH: path, npm_config_nodedir: folder }, version: versionOf(executable) }
}

/** The npm dependencies, as the lock file says; done again when it changes, or when an earlier try was cut off. */
export async function ensureDependencies(node) {
  const stamp = join(toolchain, 'dependencies')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${node.version}/${process.arch}`)
    .digest('hex')
  if (existsSync(join(root, 'node_modules')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return
  rmSync(stamp, { force: true })
  const env = { ...process.env, ...node.env, CKJS_LINKING: 'dynamic', RE2_DOWNLOAD_FORCE_BUILD: '1' }
  await step('npm dependencies', () =>
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { log: 'npm', env }),
  )
  // Each with one job: the Kafka client's makefile does not say that its parts depend on each other. Side by side they keep two cores busy.
  await step(
    `${addOns.join(' and ')}, built from source where no binary can be had (some minutes, once)`,
    () =>
      Promise.all(
        addOns.map((name) =>
          run('npm', ['rebuild', name, '--foreground-scripts'], {
            log: `build-${name.replace(/\W+/g, '-')}`,
            env: { ...env, JOBS: '1' },
          }),
        ),
      ),
  )
  writeFileSync(stamp, wanted)
}
