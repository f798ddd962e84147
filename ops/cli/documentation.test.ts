import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRules } from '@flagwise/runtime/matching/language'
import { expect, test } from 'vitest'
import { root } from '../start/settings.ts'
import { checkRules } from './check-rules.ts'

const page = readFileSync(join(root, 'docs', 'rules.md'), 'utf8')
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  )

/** A whole rule around a part of one. */
const whole = (text: string): string => {
  if (text.startsWith('id:')) return text
  const rest = text.startsWith('match:') ? text : `match: { keywords: [bluebird] }\n${text}`
  return `id: a-rule\ntitle: A rule\ndescription: Made up.\ncategory: policy\nseverity: low\npoints: 1\n${rest}`
}

test.each(blocks('yaml').map((text) => [text]))('an example of the manual is a rule:\n%s', (text) => {
  const { rules, problems, whereIs } = parseRules(whole(text), { file: 'docs/rules.md' })
  expect(problems).toEqual([])
  const check = checkRules([{ id: 'own', enabled: true, rules }], (rule, path) => ({
    file: 'docs/rules.md',
    ...whereIs(rule, path),
  }))
  expect(check.problems).toEqual([])
  if (text.startsWith('id:')) expect(check.untested).toEqual([])
})

test('the commands of the manual are those there are', () => {
  const main = readFileSync(join(root, 'ops', 'cli', 'main.ts'), 'utf8')
  const commands = blocks('sh').flatMap((text) =>
    [...text.matchAll(/flagwise -- (?:rules )?([a-z]+)/g)].map(([, name = '']) => name),
  )
  expect(new Set(commands)).toEqual(
    new Set([...main.matchAll(/\.command\('(?!rules')([a-z]+)/g)].map(([, name]) => name)),
  )
  for (const [option = ''] of page.matchAll(/--(?!$)[a-z]+/g)) expect(main).toContain(`${option} `.trim())
})
