/**
 * Which characters of a value are letters and which are digits, as a number: the length in the five lowest bits, above them a bit for
 * each letter. Values of one shape are looked up together, so a detector only meets what can be its own.
 */
export type Shape = number

/** Longest value that has a shape; longer ones, such as IBANs, are read by their own detectors. */
export const longestShape = 24

/** `shapeOf('AA999999A')`: `A` stands for a letter, `9` for a digit. */
export function shapeOf(picture: string): Shape {
  let shape = 0
  for (let at = 0; at < picture.length; at++) if (picture[at] === 'A') shape += 2 ** (at + 5)
  return shape + picture.length
}

/** How many digits a picture has. */
export const digitsIn = (picture: string): number => picture.split('9').length - 1
