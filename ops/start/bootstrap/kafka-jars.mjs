import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, step, toolchain } from './report.mjs'

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'

/** The published jars of Kafka, through Maven; a download that was cut off is begun again. */
export async function ensureKafkaJars() {
  const jars = join(toolchain, 'kafka')
  if (existsSync(jars)) return
  const partial = `${jars}.partial`
  await step('Apache Kafka 4.1', async () => {
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true })
    const pom = join(root, 'ops', 'start', 'kafka', 'pom.xml')
    await run(
      'mvn',
      ['-q', '-B', '-f', pom, plugin, '-DincludeScope=runtime', `-DoutputDirectory=${partial}`],
      {
        log: 'kafka',
      },
    )
    renameSync(partial, jars)
  })
}
