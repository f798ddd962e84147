/** How a text was hidden in another one. */
export type Disguise =
  | 'invisible-characters'
  | 'look-alike-letters'
  | 'tag-characters'
  | 'full-width-letters'
  | 'base64'
  | 'hexadecimal'
  | 'percent-encoding'
  | 'rot13'
  | 'leetspeak'
  | 'spaced-out-letters'
  | 'reversed'
  | 'escape-sequences'
  | 'character-codes'
  | 'letter-substitution'

/** One reading of a text: as it stands, or what a part of it says once its disguise is taken off. */
export interface View {
  readonly text: string
  /** Disguises that were taken off, outermost first; empty for the text as it stands. */
  readonly disguises: readonly Disguise[]
  /** Where its words end is lost, so phrases are to be found in it without the spaces between their words. */
  readonly squeezed?: boolean
  /** [start, end) in the original text of what stands at [start, end) here. */
  inOriginal(start: number, end: number): { readonly start: number; readonly end: number }
}
