import { describe, expect, it } from 'vitest'
import { entropyOf, isPlaceholder } from './placeholder.ts'

describe('a finding that is plainly no real value', () => {
  it.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what is tested
    ['a template', '${API_TOKEN}'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what is tested
    ['a template with a default', '${API_TOKEN:-none}'],
    ['a template within a value', 'Bearer-{{ secrets.token | trim }}'],
    ['a shell variable', '$DEPLOY_KEY'],
    ['a substitution', '$(cat /run/token)'],
    ['a name between angle brackets', '<your token>'],
    ['a name between brackets', '[API KEY]'],
    ['a variable of Windows', '%API_KEY%'],
    ['a variable of a build', '@api.key@'.replace('.', '_')],
    ['a printf directive', '%s'],
    ['a mask of x', 'sk_live_xxxxxxxxxxxx'],
    ['a mask of capitals', 'XXXXXXXX'],
    ['a mask of stars', '********'],
    ['one character over and over', '0000000000000000'],
    ['digits in order', '1234567890'],
    ['letters in order', 'abcdefghijkl'],
    ['letters and digits in order', 'abcdef123456'],
    ['letters in reverse order', 'zyxwvuts'],
    ['a row of keys', 'qwertyuiop1'],
    ['a unit that repeats', 'abc1abc1abc1'],
    ['two characters', 'abababababab'],
    ['a telling word', 'AKIAIOSFODNN7EXAMPLE'],
    ['an order to change it', 'changeme'],
    ['stand-in words with hyphens', 'your-api-key-here'],
    ['stand-in words in camel case', 'mySecretToken123'],
    ['stand-in words without joints', 'somefakepassword'],
    ['next to nothing', 'ab'],
  ])('is %s: %s', (_, finding) => {
    expect(isPlaceholder(finding)).toBe(true)
  })

  it.each([
    ['random letters and digits', 'f7Qk2vN9sLx0PzR4'],
    ['random hexadecimal', '9f1c3be07a5d42e8b6'],
    ['a word among random characters', 'f7Qk2test9sLx0PzR4'],
    ['a password with braces', 'p{{q}o)r${s]7tz!'],
    ['a password that is a word and a year', 'Lighthouse1987!'],
    ['four equal letters among many others', 'kAAAA7Qk2vN9sLx0PzR4'],
    ['digits without order', '8302759146'],
    ['neighbours on the keyboard, back and forth', 'tkererer3kwewew7Kq0'],
  ])('is not %s: %s', (_, finding) => {
    expect(isPlaceholder(finding)).toBe(false)
  })

  it('is decided in linear time', () => {
    const started = performance.now()
    for (const unit of ['your', 'x', 'ab', '${', '12345678', 'a_']) isPlaceholder(unit.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('entropy', () => {
  it('is 0 for one repeated character', () => expect(entropyOf('aaaaaaaa')).toBe(0))
  it('is 0 for nothing', () => expect(entropyOf('')).toBe(0))
  it('is 1 for two characters of equal number', () => expect(entropyOf('abab')).toBe(1))
  it('is 4 for each hexadecimal digit once', () => expect(entropyOf('0123456789abcdef')).toBeCloseTo(4))
})
