import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serviceDefinitions } from './services.ts'
import { root } from './settings.ts'

const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8')

test('docker compose runs every service that npm start runs, with the same command', () => {
  for (const { name, args } of serviceDefinitions({ gateway: 8000, healthBase: 8010 })) {
    const command = args.map((arg) => `'${arg}'`).join(', ')
    expect(compose).toContain(`\n  ${name}:\n`)
    expect(compose).toContain(`'--env-file=/secrets/flagwise.env', ${command}]`)
  }
})

test('every image is pinned to a version, and every port to loopback', () => {
  const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image]) => image)
  for (const image of images) expect(image).toMatch(/^(flagwise:local|\S+:\d+\.\d+\.?\d*(-\w+)?)$/)
  const ports = [...compose.matchAll(/ports: \['([^']+)'/g)].map(([, port]) => port)
  expect(ports).toHaveLength(3)
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
})
