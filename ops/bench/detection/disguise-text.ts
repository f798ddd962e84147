/** Ways in which people hide a text from a filter, as garak and spikee do it. */
export const disguises: Readonly<Record<string, (text: string) => string>> = {
  'zero-width': (text) => [...text].join('\u200b'),
  homoglyphs: (text) => replaced(text, lookAlikes),
  'full-width': (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'tag characters': (text) =>
    [...text].map((sign) => (sign <= '~' ? String.fromCodePoint(0xe0000 + pointOf(sign)) : sign)).join(''),
  leet: (text) => replaced(text, { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }),
  spacing: (text) => [...text].join(' '),
  'spacing of words': (text) =>
    text
      .split(' ')
      .map((word) => [...word].join(' '))
      .join('  '),
  base64: (text) => Buffer.from(text).toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  rot13: (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const first = letter < 'a' ? 65 : 97
      return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
    }),
  'URL encoding': (text) => encodeURIComponent(text.toWellFormed()),
  reversed: (text) => [...text].reverse().join(''),
}

const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  j: 'ј',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
}

const replaced = (text: string, by: Readonly<Record<string, string>>): string =>
  text.replace(/[a-z]/gi, (letter) => by[letter.toLowerCase()] ?? letter)

const pointOf = (sign: string): number => sign.codePointAt(0) ?? 0
