import type { PatternNode } from './literals/parse-pattern.ts'
import type { PatternSize } from './literals/pattern-size.ts'

/*
 * Which patterns RE2 compiles for sure, told without compiling them: a part of its syntax (re2/parse.cc) that is plain and that nearly
 * all patterns keep to. Of another pattern nothing is said.
 */

const escapedSign = String.raw`\\(?:[!-/:-@[-\x60{-~]|[nrtf]|x[0-7][0-9A-Fa-f])`
const classOfOne = String.raw`\\[dDwWsS]`
const ranges = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].flatMap((all) =>
  [...all].map((low) => `${low}-[${low}-${all.at(-1)}]`),
)
const range = `(?=[A-Za-z0-9]-[A-Za-z0-9])(?:${ranges.join('|')})`
/** All but signs that mean something between brackets. */
const inClass = String.raw`[^\\\]\[-]|\[(?!:)`
const characterClass = String.raw`\[(?!\^?\])\^?-?(?:${range}|${inClass}|${classOfOne}|${escapedSign})+-?\]`
const repeat = String.raw`(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})\??`
const flags = String.raw`\?(?:[ims]+|[ims]*-[ims]+)`
const atom = String.raw`(?:[^\\^$|?*+()[\]{}]|${classOfOne}|${escapedSign}|\\x\{(?![Dd][89A-Fa-f])[0-9A-Fa-f]{1,4}\}|${characterClass})`
const plain = new RegExp(
  String.raw`^(?:\((?:\?:|${flags}[:)])?|\)(?:${repeat})?|\||[\^$]|\\[bBAz]|${atom}(?:${repeat})?)*$`,
)

/** RE2 takes 1,000, one within the other. */
const mostGroups = 200

/** Most copies of a part that bounds within bounds may ask for. */
const mostCopies = 1_000

/**
 * As they are reckoned, and with room to spare: RE2 took three times as many, with the memory that it has by default, of whatever characters
 * and classes were tried.
 */
const mostInstructions = 60_000

/** Whether all that a pattern is written with is plain; that its groups are closed is for its reader to say. */
export const isPlainSyntax = (source: string): boolean =>
  source.split('(').length <= mostGroups && plain.test(source)

/** Whether the program of a pattern is surely no larger than RE2 takes. */
export function isSurelySmall(source: string, { instructions }: PatternSize): boolean {
  // With each character beyond ASCII a class grows by some ten instructions.
  const foreign = (source.match(escapeOrClass) ?? []).reduce(
    (most, part) => Math.max(most, part.length > 2 ? (part.match(beyondAscii)?.length ?? 0) : 0),
    0,
  )
  return instructions * (1 + foreign) <= mostInstructions
}

const escapeOrClass = /\\.|\[(?:\\.|[^\\\]])*\]/gs
const beyondAscii = /[^\p{ASCII}]/gu

/** Whether no bounds run backwards, and those within each other do not ask for too many copies. */
export function hasPlainBounds(node: PatternNode, copies = mostCopies): boolean {
  switch (node.kind) {
    case 'sequence':
    case 'alternatives':
      return node.parts.every((part) => hasPlainBounds(part, copies))
    case 'repeat': {
      const times = Number.isFinite(node.most) ? node.most : node.least
      return times >= node.least && times <= copies && hasPlainBounds(node.part, copies / Math.max(1, times))
    }
    default:
      return true
  }
}
