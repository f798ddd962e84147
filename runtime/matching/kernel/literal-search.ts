import type { LiteralTable } from '../literals/literal-table.ts'
import { isOfRun } from '../literals/required-run.ts'
import { isOfWord, isSign } from '../literals/words.ts'
import type { Folded } from '../text/fold.ts'
import { foldOf } from '../text/fold-table.ts'
import { createKernelMemory } from './kernel-memory.ts'
import { literalsKernelIn, setOf } from './kernels.ts'

/**
 * Folds a text and finds the literals of a table in it: what every text goes through, in WebAssembly (docs/decisions/0011). Holds one text at a
 * time.
 */
export interface LiteralSearch {
  /** Takes a text and folds it. What is beyond ASCII is at `foreignAt`. @returns how many such characters there are */
  load(text: string): number
  /** Takes a text that is folded already, as units have no place of their own. */
  loadFolded(text: string, folded: Folded): void
  /** Where one of the characters beyond ASCII stands. */
  foreignAt(index: number): number
  /** A code unit of the text that was loaded. */
  unitAt(place: number): number
  /**
   * Finds the literals of the text that was loaded. The result is good until the next text.
   * @param hasGaps whether there are gaps between words, so that it can be told where one begins and ends
   */
  find(hasGaps: boolean): FoundLiterals
}

/** What was found, in the memory of the kernel: numbers that stand one after the other. */
export interface FoundLiterals {
  readonly numbers: Int32Array
  /** Of each hit, two numbers: the literal, and where it ends in the folded text. */
  readonly hitsAt: number
  readonly hitCount: number
  /** The literals, each once. */
  readonly foundAt: number
  readonly foundCount: number
  /** Decimal digits in the text. */
  readonly digits: number
  /** The longest run of characters that tokens are written with; 0 where it is shorter than `shortestRun`. */
  readonly longestRun: number
}

/** Shorter runs are not told from words. */
export const shortestRun = 16

/** Zeros around a folded text, so that what is read beyond its ends is nothing. */
const margin = 64
/** Enough for most texts, in characters, and for most of what is found in them. */
const usualLength = 16_384
const usualHits = 4_096

const isCodeOfRun = (code: number): boolean => isOfRun(String.fromCharCode(code))

/** By code unit: the ASCII character that it folds to; 0 where there is none. */
const asciiOf = Uint8Array.from(foldOf, (unit) => (unit < 0x80 ? unit : 0))

/** @param literals how many there are */
export function createLiteralSearch(table: LiteralTable, literals: number): LiteralSearch {
  const { fields, slots } = table
  const own = createKernelMemory()
  const { memory } = own
  const kernel = literalsKernelIn(memory)
  const isSingle = (code: number): boolean => (((fields.singles[code >>> 5] ?? 0) >>> (code & 31)) & 1) !== 0
  const resultsAt = own.room(16)
  kernel.foldedOf.value = own.place(asciiOf)
  kernel.ofWords.value = own.place(setOf(isOfWord))
  kernel.ofSigns.value = own.place(setOf(isSign))
  kernel.ofSingles.value = own.place(setOf(isSingle))
  kernel.ofRuns.value = own.place(setOf(isCodeOfRun))
  kernel.words.value = own.place(fields.words)
  kernel.firsts.value = own.place(table.firsts)
  kernel.fours.value = own.place(fields.fours)
  kernel.threes.value = own.place(fields.threes)
  kernel.pairs.value = own.place(fields.pairs)
  kernel.beginnings.value = own.place(table.beginnings)
  kernel.wordStarts.value = own.place(table.wordStarts)
  kernel.slots.value = own.place(slots)
  kernel.slotCount.value = slots.length / 2
  kernel.entries.value = own.place(table.entries)
  kernel.longestWord.value = table.longestWord
  kernel.knownWords.value = own.room(16 * kernel.knownWordCount.value)
  kernel.leadsOfWords.value = own.room(4 * kernel.knownWordCount.value)
  kernel.leads.value = own.room(kernel.leadBytes.value)
  kernel.times.value = own.room(literals)
  kernel.results.value = resultsAt
  const foundAt = own.room(4 * literals)
  const afterTables = own.end()

  let longest = usualLength
  let mostHits = usualHits
  let length = 0
  let isFolded = false
  let places = laidOut()

  /** Lays out what depends on how long texts are. Hits stand last, so that nothing else moves where there are more of them. */
  function laidOut() {
    own.releaseFrom(afterTables)
    const at = {
      text: own.room(2 * (longest + margin)),
      foldedUnits: own.room(2 * (longest + margin)),
      starts: own.room(4 * (longest + margin)),
      folded: own.room(longest + 2 * margin) + margin,
      foreign: own.room(4 * longest),
      hits: own.room(8 * mostHits),
    }
    const { buffer } = memory
    return {
      ...at,
      bytes: Buffer.from(buffer),
      units: new Uint16Array(buffer, at.text, longest),
      foreignPlaces: new Int32Array(buffer, at.foreign, longest),
      numbers: new Int32Array(buffer),
    }
  }

  function tellPlaces(): void {
    const { text, foldedUnits, starts, folded, foreign, hits } = places
    kernel.text.value = text
    kernel.units.value = isFolded ? foldedUnits : text
    kernel.starts.value = isFolded ? starts : 0
    kernel.folded.value = folded
    kernel.foreign.value = foreign
    kernel.found.value = foundAt
    kernel.hits.value = hits
    kernel.hitRoom.value = mostHits
  }

  function take(text: string, folded: boolean): void {
    if (text.length > longest) {
      while (longest < text.length) longest *= 2
      places = laidOut()
      isFolded = folded
      tellPlaces()
    } else if (isFolded !== folded) {
      isFolded = folded
      tellPlaces()
    }
    places.bytes.write(text, places.text, 'utf16le')
    length = text.length
  }

  tellPlaces()
  return {
    load(text) {
      take(text, false)
      return kernel.fold(length)
    },
    loadFolded(text, folded) {
      take(text, true)
      length = folded.length
      new Uint16Array(memory.buffer, places.foldedUnits, length).set(folded.units.subarray(0, length))
      if (folded.starts)
        new Int32Array(memory.buffer, places.starts, length + 1).set(folded.starts.subarray(0, length + 1))
      kernel.fold(length)
    },
    foreignAt: (index) => places.foreignPlaces[index] ?? 0,
    unitAt: (place) => places.units[place] ?? 0,
    find(hasGaps) {
      while (kernel.find(length, Number(hasGaps)) === 0) {
        mostHits *= 2
        places = laidOut()
        tellPlaces()
      }
      const { numbers, hits } = places
      const result = resultsAt / 4
      return {
        numbers,
        hitsAt: hits / 4,
        hitCount: numbers[result] ?? 0,
        foundAt: foundAt / 4,
        foundCount: numbers[result + 1] ?? 0,
        digits: numbers[result + 2] ?? 0,
        longestRun: numbers[result + 3] ?? 0,
      }
    },
  }
}
