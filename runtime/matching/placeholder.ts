/**
 * Words of which stand-ins are made. A value that says nothing but such words (`your-api-key-here`, `mysecretpassword`, `fakeToken1`)
 * is no secret; a value that has one of them among random characters may well be one.
 */
const standInWords = new Set(
  (
    'a abc access account admin an and any api app apikey auth aws azure base bar baz bearer blah bot bucket change changed changeit changeme ' +
    'client cluster code com config creds credential credentials data database db default demo dev dummy e email empty encrypted endpoint enter env ' +
    'environment example fake false field file fill filler foo foobar for form from generated get github gitlab given go goes goog google guest ' +
    'hash header hello here hidden host http https id in info input insert is it json jwt key keys local localhost login long mail manager ' +
    'masked me mock my mysecret name needed new no none not null number obj object of old on openai or org paste param pass passphrase ' +
    'passwd password passwords pat path personal placeholder please postgres private prod production provided provider public put pwd random ' +
    'real redacted refresh removed replace replaced required root sample secret secrets secure service session set short sk some someone ' +
    'something staging store str strong string stuff super supersecret t test tester testing text that the their this to todo token tokens true type ' +
    'undefined unset update url use user username uuid valid value var variable very web with word world write wrong www x xx xxx y you your ' +
    'yours z'
  ).split(' '),
)
const longestWord = 12

/** Long enough that random characters never spell them, and never said but by who means no real value. */
const tellingWords = [
  'example',
  'placeholder',
  'changeme',
  'change_me',
  'change-me',
  'redacted',
  'insert_',
  'replace_',
  'replace-',
  'dummy',
]

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop']

/** Pairs of neighbours in the alphabet, in the digits or on a keyboard, and as bits in which rows, and which way. */
const neighbours = new Map<string, number>()
for (const [row, keys] of ['abcdefghijklmnopqrstuvwxyz', '01234567890', ...rows].entries()) {
  for (let at = 1; at < keys.length; at++) {
    const there = `${keys[at - 1]}${keys[at]}`
    const back = `${keys[at]}${keys[at - 1]}`
    neighbours.set(there, (neighbours.get(there) ?? 0) | (1 << (2 * row)))
    neighbours.set(back, (neighbours.get(back) ?? 0) | (2 << (2 * row)))
  }
}

const openers: readonly (readonly [open: string, close: string])[] = [
  ['${', '}'],
  ['$(', ')'],
  ['{{', '}}'],
  ['#{', '}'],
  ['<%', '%>'],
  ['%(', ')'],
]

/**
 * Whether a finding is plainly no real value: a template (`${TOKEN}`, `<your-token>`, `%s`), a mask (`xxxx`, `****`), a run or sequence
 * (`0000`, `12345678`, `abcabcabc`), or nothing but the words of which stand-ins are made. Linear in the length of the finding.
 */
export function isPlaceholder(finding: string): boolean {
  const text = finding.trim().toLowerCase()
  return (
    text.length < 3 ||
    isTemplate(text) ||
    isMasked(text) ||
    isSequence(text) ||
    isRepeated(text) ||
    tellingWords.some((word) => text.includes(word)) ||
    isStandInWords(finding)
  )
}

/** Shannon entropy of a text in bits a character: 0 for one repeated character, 4 for evenly mixed hexadecimal. */
export function entropyOf(text: string): number {
  if (text.length < 2) return 0
  const counts = new Map<number, number>()
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  let sum = 0
  for (const count of counts.values()) sum += count * Math.log2(count)
  return Math.log2(text.length) - sum / text.length
}

function isTemplate(text: string): boolean {
  const first = text[0]
  const last = text[text.length - 1]
  if ((first === '<' && last === '>') || (first === '[' && last === ']')) return true
  if (first === '{' && last === '}') return isName(text, 1, text.length - 1)
  if (first === '%' || first === '@' || (first === '_' && text.startsWith('__'))) {
    // %TOKEN% of Windows, @TOKEN@ of Ant and CMake, __TOKEN__ of many a script; %s and %20d of printf.
    const border = first === '_' ? 2 : 1
    if (last === first && isName(text, border, text.length - border)) return true
    if (first === '%' && text.length <= 4 && isName(text, 1, text.length)) return true
  }
  if (first === '$' && isName(text, 1, text.length)) return true
  for (const [open, close] of openers) {
    const start = text.indexOf(open)
    if (start < 0) continue
    const end = text.indexOf(close, start + open.length)
    if (end > start && isExpression(text, start + open.length, end)) return true
  }
  return false
}

/** Letters, digits and underscores only. */
function isName(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (!isLetter(unit) && !isDigit(unit) && unit !== 0x5f) return false
  }
  return end > start
}

/** What a template engine evaluates: names, dots, pipes, quotes, blanks. A password with braces in it has stranger characters between. */
function isExpression(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (!isLetter(unit) && !isDigit(unit) && !' _.:/-|,$"\'()?'.includes(text.charAt(at))) return false
  }
  return true
}

/** Four masking characters in a row, or one character for half of the text. */
function isMasked(text: string): boolean {
  let run = 1
  let longest = 1
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && text.charCodeAt(at) === text.charCodeAt(at - 1)) {
      run++
      continue
    }
    if (run >= 4 && 'x*•.?…#█'.includes(text.charAt(at - 1))) return true
    longest = Math.max(longest, run)
    run = 1
  }
  return longest >= 4 && longest * 2 >= text.length
}

/** Half of the letters and digits stand in sequences of at least four, up or down, of the alphabet, the digits or a row of keys. */
function isSequence(text: string): boolean {
  let counted = 0
  let covered = 0
  let run = 1
  let direction = 0
  for (let at = 0; at <= text.length; at++) {
    const next = at > 0 && at < text.length ? (neighbours.get(text.slice(at - 1, at + 1)) ?? 0) : 0
    const kept = run === 1 ? next : direction & next
    if (kept !== 0) {
      run++
      direction = kept
    } else {
      if (run >= 4) covered += run
      run = 1
      direction = 0
    }
    if (at < text.length && (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)))) counted++
  }
  return covered >= 4 && covered * 2 >= counted
}

/** The same few characters over and over: at most three different ones, or a unit that is there at least three times. */
function isRepeated(text: string): boolean {
  if (text.length < 6) return false
  if (new Set(text).size <= 3) return true
  for (let unit = 2; unit <= 10 && unit * 3 <= text.length; unit++) {
    let same = unit
    while (same < text.length && text.charCodeAt(same) === text.charCodeAt(same - unit)) same++
    if (same === text.length) return true
  }
  return false
}

/** Whether the letters of a text spell stand-in words and nothing else, whatever joins them, with at most four digits in a row. */
function isStandInWords(finding: string): boolean {
  const text = finding.toLowerCase()
  let at = 0
  let words = 0
  while (at < text.length) {
    if (isLetter(text.charCodeAt(at))) {
      let end = at
      while (end < text.length && isLetter(text.charCodeAt(end))) end++
      if (!isSpelled(text.slice(at, end))) return false
      words++
      at = end
    } else if (isDigit(text.charCodeAt(at))) {
      let end = at
      while (end < text.length && isDigit(text.charCodeAt(end))) end++
      if (end - at > 4) return false
      at = end
    } else {
      if (text.charCodeAt(at) > 0x7f) return false
      at++
    }
  }
  return words > 0
}

/** Whether a run of letters is one stand-in word after the other. */
function isSpelled(letters: string): boolean {
  if (letters.length > 64) return false
  const reached = new Uint8Array(letters.length + 1)
  reached[0] = 1
  for (let start = 0; start < letters.length; start++) {
    if (reached[start] === 0) continue
    // A word of one letter counts only alone: of such pieces anything is made.
    const shortest = start === 0 ? 1 : 2
    for (let end = start + shortest; end <= Math.min(letters.length, start + longestWord); end++) {
      const alone = start === 0 && end === letters.length
      if ((end - start > 1 || alone) && standInWords.has(letters.slice(start, end))) reached[end] = 1
    }
  }
  return reached[letters.length] === 1
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
