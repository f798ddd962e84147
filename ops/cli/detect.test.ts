import { PassThrough, Readable } from 'node:stream'
import { compileRuleSet } from '@flagwise/runtime/matching'
import { aRule } from '@flagwise/schemas/examples'
import { expect, test } from 'vitest'
import { detect } from './detect.ts'

const rows = [aRule({ slug: 'project-names', category: 'business-data', pattern: 'bluebird, redwood' })]

async function run(chunks: readonly (string | Buffer)[], output = new PassThrough()) {
  const problems: object[] = []
  const written: Buffer[] = []
  output.on('data', (chunk: Buffer) => written.push(chunk))
  const counts = await detect({
    input: Readable.from(chunks),
    output,
    problem: (problem) => problems.push(problem),
    set: compileRuleSet(rows),
    rows,
  })
  return { counts, problems, lines: Buffer.concat(written).toString().split('\n').slice(0, -1) }
}

test('a line comes out as it came in, with what matches it', async () => {
  const { lines, counts } = await run([
    '{"id":10000000000000000001,"text":"the bluebird", "n":1.0}\r\n{"text":""}',
  ])
  expect(lines[0]?.startsWith('{"id":10000000000000000001,"text":"the bluebird", "n":1.0,"matches":[')).toBe(
    true,
  )
  expect(JSON.parse(lines[0] ?? '').matches).toEqual([
    {
      rule: 'project-names',
      category: 'business-data',
      confidence: expect.any(Number),
      spans: [{ start: 4, end: 12 }],
      why: [expect.stringContaining('bluebird')],
    },
  ])
  expect(lines[1]).toBe('{"text":"","matches":[]}')
  expect(counts).toEqual({ lines: 2, bad: 0, unscanned: 0 })
})

test('matches that a line brought are replaced', async () => {
  const { lines } = await run(['{"matches":[1],"text":"redwood","unscanned":["x"]}\n'])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ text: 'redwood', matches: [{ rule: 'project-names' }] })
  expect(lines[0]).not.toContain('unscanned')
})

test.each([
  ['nope', /^no JSON; write/],
  ['[1]', /^no object; /],
  ['{"txt":"a"}', /^no text; /],
  ['{"text":3}', /^text is no string; /],
])('a bad line is passed through, named and counted: %s', async (bad, error) => {
  const { lines, counts, problems } = await run([`{"text":"a"}\n\n${bad}\n{"text":"redwood"}\n`])
  expect(lines).toHaveLength(4)
  expect(lines[2]).toBe(bad)
  expect(problems).toEqual([{ error: expect.stringMatching(error), line: 2 }])
  expect(counts).toEqual({ lines: 3, bad: 1, unscanned: 0 })
})

test('lines may be cut anywhere, even within a character', async () => {
  const bytes = Buffer.from('{"text":"é🔑 bluebird"}\n{"text":"b"}\n')
  const { lines } = await run([...bytes].map((byte) => Buffer.from([byte])))
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    text: 'é🔑 bluebird',
    matches: [{ spans: [{ start: 4, end: 12 }] }],
  })
})

test('reads no faster than its output is taken', async () => {
  let given = 0
  function* endless(): Generator<string> {
    for (; given < 10_000; given++) yield `{"text":"${'x'.repeat(1_000)}"}\n`
  }
  const output = new PassThrough({ highWaterMark: 10_000 })
  void detect({
    input: Readable.from(endless()),
    output,
    problem: () => undefined,
    set: compileRuleSet(rows),
    rows,
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(given).toBeLessThan(100)
  output.destroy()
})
