/**
 * Which characters of a value are letters and which are digits, as a number: the length in the five lowest bits, above them a bit for
 * each letter. Values of one shape are looked up together, so a detector only meets what can be its own.
 */
export type Shape = number

/** Longest value that has a shape; longer ones, such as IBANs, are read by their own detectors. */
export const longestShape = 20

/** Shapes that a detector asks for: only these are worth keeping. Filled as detectors are loaded, and never after. */
const asked = new Set<Shape>()
/** How they begin. */
const beginnings = new Set<Shape>()

/** Above all shapes of digits alone. */
export const digitShapes = 32
/** The same of digits alone, by their number: no text has more of anything else. */
const askedOfDigits = new Uint8Array(digitShapes)
const beginningsOfDigits = new Uint8Array(digitShapes)

/** `shapeOf('AA999999A')`: `A` stands for a letter, `9` for a digit. */
export function shapeOf(picture: string): Shape {
  let shape = 0
  for (let at = 0; at < picture.length; at++) {
    shape += 1 + (picture[at] === 'A' ? 2 ** (at + 5) : 0)
    beginnings.add(shape)
    if (shape < digitShapes) beginningsOfDigits[shape] = 1
  }
  asked.add(shape)
  if (shape < digitShapes) askedOfDigits[shape] = 1
  return shape
}

export const isAsked = (shape: Shape): boolean =>
  shape < digitShapes ? askedOfDigits[shape] === 1 : asked.has(shape)

/** Whether a shape that is asked for begins so. */
export const beginsOne = (shape: Shape): boolean =>
  shape < digitShapes ? beginningsOfDigits[shape] === 1 : beginnings.has(shape)

/** How many digits a picture has. */
export const digitsIn = (picture: string): number => picture.split('9').length - 1
