import { patternFault } from './expand-condition.ts'
import { textOf, textsOf } from './imported.ts'
import type { Exception } from './rule-document.ts'

/**
 * What an allow list of gitleaks excuses, as exceptions.
 * @param group the capture group that is the finding; 0 when it is all of the match
 * @param say takes what could not be expressed
 */
export function allowances(
  list: Readonly<Record<string, unknown>>,
  group: number,
  say: (message: string) => void,
): readonly Exception[] {
  const regexes = textsOf(list.regexes)
  const words = textsOf(list.stopwords)
  const places = textsOf(list.paths).length + textsOf(list.commits).length
  const target = textOf(list.regexTarget)
  const needsAll = /^(and|&&)$/i.test(textOf(list.condition))
  if (needsAll && places > 0) {
    say('its allow list that needs a path or commit besides: texts have neither')
    return []
  }
  if (needsAll && regexes.length > 0 && words.length > 0) {
    say('its allow list that needs a regex and a stop word at once')
    return []
  }
  if (places > 0) say('its allow list of paths and commits: texts have neither')
  const exceptions: Exception[] = []
  if (regexes.length > 0 && target === 'line') say('its allow list of whole lines')
  else if (regexes.length > 0 && target === 'match' && group > 0)
    say('its allow list of whole matches: exceptions see the secret alone')
  else
    for (const regex of regexes) {
      const fault = patternFault(regex)
      if (fault) say(`the allowed regex ${regex}: ${fault}`)
      else exceptions.push({ value: { regex: mindingCase(regex) } })
    }
  if (words.length > 0) exceptions.push({ value: { words } })
  return exceptions
}

/** gitleaks minds case where a pattern does not say otherwise. */
const mindingCase = (regex: string): string =>
  /[a-zA-Z]/.test(regex.replace(/\\./g, '')) && !regex.startsWith('(?i)') ? `(?-i)${regex}` : regex
