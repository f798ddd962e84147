import type { LabelledText } from './labelled-texts.ts'

const ours = 'ours'
/** Written to be hard to tell: attacks in words that no rule was made for, and harmless texts in the words of attacks. */
const madeUp = 'made-up'

/** What figures are told by. */
export function groupOf(text: LabelledText, threats: boolean): string {
  if (text.source === ours) return text.label === 1 ? 'our own attacks' : 'our own ordinary'
  if (text.source === madeUp) return text.label === 1 ? 'made-up attacks' : 'made-up look-alikes'
  if (threats) return text.label === 1 ? 'agent threats' : 'agent look-alikes'
  const [family = '', rest = ''] = text.kind.split('/')
  if (text.label === 1)
    return (
      {
        jailbreak: 'jailbreaks',
        prompt_injection_multilingual: 'multilingual',
        prompt_injection_payload: 'payloads',
      }[family] ?? 'core'
    )
  return /notinject|bastion-benign|finance-fp/.test(rest) ? 'look-alikes' : 'ordinary'
}

/** Each group counts as one, whatever its size; what was harmless counts more, for there is far more of it in the world. */
export const importance: Readonly<Record<string, number>> = {
  core: 350,
  jailbreaks: 250,
  multilingual: 200,
  'agent threats': 400,
  'our own attacks': 400,
  'made-up attacks': 250,
  ordinary: 700,
  'look-alikes': 400,
  'agent look-alikes': 700,
  'our own ordinary': 400,
  'made-up look-alikes': 100,
}

/** Rules stand for kinds of threat. The few large kinds without which there is nothing to learn from are held out in parts. */
export function kindOf(text: LabelledText, place: number, threats: boolean): string {
  if (threats) return `${text.kind} ${text.source.split('/').at(-1)?.slice(0, 14)}`
  return /wildguard|cyber-frr|in-the-wild|finance-fp|notinject|^ours/.test(text.kind) ||
    text.source === madeUp
    ? `${text.kind} ${place}`
    : text.kind
}

export const ourOwn = (texts: readonly string[], truth: 0 | 1): readonly LabelledText[] =>
  texts.map((text) => ({ text, label: truth, kind: 'ours', source: ours }))
