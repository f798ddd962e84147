import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateRequest } from './generate.ts'
import { originalJson } from './original-json.ts'
import { lineOf, linesOf, sizeOf } from './replay.ts'

test('what the generator makes reads back as it was', () => {
  const { request } = generateRequest({ seed: 1, share: 1 }, 3, Date.parse('2026-01-02T03:04:05Z'))
  expect(lineOf(1, originalJson(request))).toMatchObject({ request })
})

test('a bad line is named by its number and its fault, without its text', () => {
  const line = lineOf(17, '{"prompt":"a secret')
  expect(line).toMatchObject({ number: 17 })
  expect(JSON.stringify(line)).not.toContain('secret')
  expect(lineOf(18, '{"timestamp":"2026-01-01T00:00:00Z"}')).toMatchObject({
    problem: expect.stringContaining('src_ip'),
  })
})

test('a file is read line by line, with its progress', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'replay-'))
  const file = join(dir, 'requests.jsonl')
  const { request } = generateRequest({ seed: 1, share: 0 }, 1, 0)
  writeFileSync(file, `${originalJson(request)}\r\n\n{}\n${originalJson(request)}`)
  let read = 0
  const lines = []
  for await (const line of linesOf(file, (bytes) => {
    read = bytes
  }))
    lines.push([line.number, 'problem' in line])
  expect(lines).toEqual([
    [1, false],
    [3, true],
    [4, false],
  ])
  expect(read).toBe(sizeOf(file))
  rmSync(dir, { recursive: true })
})

test('a file that is not there is named', () => {
  expect(() => sizeOf('/no/such.jsonl')).toThrow('/no/such.jsonl cannot be read: there is no such file')
})
