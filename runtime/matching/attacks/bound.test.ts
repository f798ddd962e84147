import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayScore } from './bound.ts'
import { groupNumberOf } from './compiled-features.ts'
import { findLexicon } from './find-lexicon.ts'
import { judgeAttack } from './judge.ts'
import { groups } from './lexicon/groups.ts'
import { attackLexicon } from './lexicon/index.ts'
import { worthSaying } from './weights.ts'

/** What the engine knows of a text before it looks at places: each phrase once. */
function mayBe(text: string): boolean {
  const { hits } = findLexicon(text, attackLexicon)
  const counts = new Uint16Array(groups.length)
  const present: number[] = []
  for (const { group } of new Set(hits.map(({ entry }) => entry))) {
    const number = groupNumberOf.get(group) ?? 0
    if (counts[number] === 0) present.push(number)
    counts[number] = (counts[number] ?? 0) + 1
  }
  return mayScore(
    worthSaying,
    { counts, present: Uint8Array.from(present), presentCount: present.length },
    false,
    () => text,
  )
}

const phrases = fc.array(fc.constantFrom(...attackLexicon), { minLength: 1, maxLength: 14 })

test('never leaves out a text that the model has something to say of', () => {
  let judged = 0
  fc.assert(
    fc.property(phrases, fc.constantFrom(' ', '. ', ' and then they all went home '), (chosen, between) => {
      const text = chosen.map(({ phrase }) => phrase).join(between)
      if (judgeAttack(findLexicon(text, attackLexicon)) === null) return
      judged++
      expect(mayBe(text)).toBe(true)
    }),
    { numRuns: 150 },
  )
  expect(judged).toBeGreaterThan(10)
})

test.each(['A friendly note on the garden.', 'Please ignore the noise and read the list.'])(
  'leaves out %s',
  (text) => {
    expect(mayBe(text)).toBe(false)
  },
)
