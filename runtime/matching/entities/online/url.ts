import { contextOf } from '../context.ts'
import type { EntityDetector, EntityHit, EntityText } from '../entity.ts'

/** A web address that says who someone is: a profile, one that a person calls their own, or one that carries personal data. */
export const personalUrl: EntityDetector = {
  type: 'url',
  trigger: { literals: ['http://', 'https://', 'www.'] },
  find(text) {
    const hits: EntityHit[] = []
    for (const match of text.text.matchAll(form)) {
      const url = match[0].replace(/[.,;:!?'")\]]+$/, '')
      const start = match.index
      const end = start + url.length
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

const form = /(?<![\p{L}\d@])(?:https?:\/\/|www\.)[^\s<>"`{}|\\^]{4,2048}/giu
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

function reasonFor(text: EntityText, url: string, start: number, end: number): string | null {
  if (data.test(url)) return 'personal data among its parameters'
  if (profile.test(url)) return 'profile of a person'
  const word = own.near(text, start, end)
  if (word !== undefined) return `context: ${word}`
  return text.isNothingBut(start, end) || text.isNothingBut(start, end + 1)
    ? 'the text is nothing else'
    : null
}
