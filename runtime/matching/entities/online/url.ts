import { contextOf } from '../context.ts'
import type { EntityDetector, EntityHit, EntityText } from '../entity.ts'

/** A web address that says who someone is: a profile, one that a person calls their own, or one that carries personal data. */
export const personalUrl: EntityDetector = {
  type: 'url',
  trigger: { literals: ['http://', 'https://', 'www.'] },
  find(text) {
    const hits: EntityHit[] = []
    /** An address within another one is looked at with it. */
    let after = 0
    for (const start of beginningsIn(text.lower)) {
      if (start < after) continue
      form.lastIndex = start
      const url = form.exec(text.text)?.[0].replace(/[.,;:!?'")\]]{1,8}$/, '')
      if (url === undefined) continue
      const end = start + url.length
      after = end
      const why = reasonFor(text, url, start, end)
      if (why !== null)
        hits.push({
          start,
          end,
          confidence: why.startsWith('the text') ? 0.5 : 0.7,
          why: ['a web address', why],
        })
    }
    return hits
  },
}

const form = /(?:https?:\/\/|www\.)[^\s<>"`{}|\\^]{4,2048}/iy
const profile =
  /\/\/(?:[a-z]+\.)?(?:linkedin\.com\/in|facebook\.com\/(?!sharer|groups|events|pages)|instagram\.com\/(?!p\/|explore)|tiktok\.com\/@|vk\.com|xing\.com\/profile|t\.me|x\.com|twitter\.com)\/?[\w.-]{3,}/i
const data =
  /[?&](?:e-?mail|name|first_?name|last_?name|surname|phone|tel|mobile|ssn|dob|birth\w*|address|user_?name)=[^&\s]{2,}/i
const own = contextOf(
  'my website',
  'my site',
  'my blog',
  'my page',
  'my homepage',
  'my home page',
  'my portfolio',
  'my profile',
  'our website',
  'her website',
  'his website',
  'website',
  'personal website',
  'web site',
  'homepage',
  'portfolio',
  'posted a photo',
  'shared files',
  'meine webseite',
  'meine website',
  'mon site',
  'mi sitio',
  'mi pagina',
  'il mio sito',
  'meu site',
  'moja strona',
  'min hemsida',
  'web sitem',
)

/** Where an address may begin, in the order of the text: at its scheme, or at `www.` without one. */
function beginningsIn(lower: string): readonly number[] {
  const found: number[] = []
  for (let at = lower.indexOf('://'); at >= 0; at = lower.indexOf('://', at + 3)) {
    if (lower.slice(at - 4, at) === 'http') found.push(at - 4)
    else if (lower.slice(at - 5, at) === 'https') found.push(at - 5)
  }
  for (let at = lower.indexOf('www.'); at >= 0; at = lower.indexOf('www.', at + 4))
    if (at === 0 || !/[\p{L}\d@/.]/u.test(lower[at - 1] ?? '')) found.push(at)
  return found.sort((a, b) => a - b)
}

function reasonFor(text: EntityText, url: string, start: number, end: number): string | null {
  if (data.test(url)) return 'personal data among its parameters'
  if (profile.test(url)) return 'profile of a person'
  const word = own.near(text, start, end)
  if (word !== undefined) return `context: ${word}`
  return text.isNothingBut(start, end) || text.isNothingBut(start, end + 1)
    ? 'the text is nothing else'
    : null
}
