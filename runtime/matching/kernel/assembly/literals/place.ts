/*
 * Where everything stands in memory, in bytes. The host sets each by its name before it asks for anything.
 */

/** By code unit, one byte each: the ASCII character that it folds to; 0 where there is none. */
export let foldedOf: usize = 0
/** Sets of ASCII characters: those of words, signs, those that are literals by themselves, and those of runs. */
export let ofWords: usize = 0
export let ofSigns: usize = 0
export let ofSingles: usize = 0
export let ofRuns: usize = 0
/** Bits of the keys of words, and of words that are the first of two. */
export let words: usize = 0
export let firsts: usize = 0
/** Bits of grams of four characters, of three, and of two. */
export let fours: usize = 0
export let threes: usize = 0
export let pairs: usize = 0
/** Bits of two characters that words begin with of which no more is known than these, or one more. */
export let beginnings: usize = 0
/** Bits of four and of eight characters that longer words begin with. */
export let wordStarts: usize = 0
/** Keys and where their entries begin. */
export let slots: usize = 0
export let slotCount: u32 = 0
export let entries: usize = 0
export let longestWord: i32 = 0
/** By literal, one byte each: how often it was found. */
export let times: usize = 0
/** Words that were met, where the leads of each begin, and all leads; see `known-words.ts` for how much room they have. */
export let knownWords: usize = 0
export let leadsOfWords: usize = 0
export let leads: usize = 0
/** What was found, as numbers: hits, literals, digits, the longest run. */
export let results: usize = 0

/** The text, in UTF-16 code units. */
export let text: usize = 0
/** The units to fold: those of the text, or what it was folded to already. */
export let units: usize = 0
/** By place of the folded text, where it stands in the text; 0 where the two are the same place. */
export let starts: usize = 0
/** The folded text, one byte a character; a block of zeros before it and after it. */
export let folded: usize = 0
/** Where there are characters beyond ASCII. */
export let foreign: usize = 0
/** The literals that were found, each once. */
export let found: usize = 0
/** The hits: the literal, and where it ends; room for so many. */
export let hits: usize = 0
export let hitRoom: i32 = 0
