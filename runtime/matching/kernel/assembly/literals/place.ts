/*
 * Where everything stands in memory, in bytes. The host lays it out and says so before it asks for anything.
 */

/** By code unit, one byte each: the ASCII character that it folds to; 0 where there is none. */
export let foldedOf: usize = 0
/** Sets of ASCII characters: those of words, signs, those that are literals by themselves, and those of runs. By the low half of a character a bit for each high half. */
export let ofWords: usize = 0
export let ofSigns: usize = 0
export let ofSingles: usize = 0
export let ofRuns: usize = 0
/** Bits of the keys of words, of grams of four characters, of three, and of pairs with a sign. */
export let words: usize = 0
export let fours: usize = 0
export let threes: usize = 0
export let signs: usize = 0
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

export function placeTables(
  ofFolded: usize,
  sets: usize,
  wordBits: usize,
  fourBits: usize,
  threeBits: usize,
  signBits: usize,
  beginningBits: usize,
  startBits: usize,
  ofSlots: usize,
  slotsThereAre: u32,
  ofEntries: usize,
  longest: i32,
  ofTimes: usize,
  ofResults: usize,
): void {
  foldedOf = ofFolded
  ofWords = sets
  ofSigns = sets + 16
  ofSingles = sets + 32
  ofRuns = sets + 48
  words = wordBits
  fours = fourBits
  threes = threeBits
  signs = signBits
  beginnings = beginningBits
  wordStarts = startBits
  slots = ofSlots
  slotCount = slotsThereAre
  entries = ofEntries
  longestWord = longest
  times = ofTimes
  results = ofResults
}

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

export function placeText(
  ofText: usize,
  ofUnits: usize,
  ofStarts: usize,
  ofFolded: usize,
  ofForeign: usize,
  ofFound: usize,
  ofHits: usize,
  roomForHits: i32,
): void {
  text = ofText
  units = ofUnits
  starts = ofStarts
  folded = ofFolded
  foreign = ofForeign
  found = ofFound
  hits = ofHits
  hitRoom = roomForHits
}
