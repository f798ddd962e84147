import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'
import { keccak256 } from './keccak.ts'

const found = (type: string, text: string): string[] =>
  foundIn(type, text).map(({ start, end }) => text.slice(start, end))

describe('e-mail address', () => {
  test.each([
    ['Write to jane.roe+x@mail.example.org.', 'jane.roe+x@mail.example.org'],
    ['<r@example.co.uk>', 'r@example.co.uk'],
    ['mailto:müller@exämple.de', 'müller@exämple.de'],
  ])('%s', (text, address) => expect(found('email-address', text)).toEqual([address]))

  test.each([
    'icon@2x.png',
    '@types/node',
    'user@localhost',
    'https://name:word@host.example.com/',
    'git@github.com:a/b.git',
    'a..b@example.org',
    'x@-example.org',
  ])('none: %s', (text) => expect(found('email-address', text)).toEqual([]))
})

describe('IP address', () => {
  test.each([
    ['from 203.0.113.77:8080', '203.0.113.77'],
    ['net 192.0.2.0/24.', '192.0.2.0/24'],
    ['host [2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0 is up', 'fe80::1%eth0'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['2001:0db8:0000:0000:0000:ff00:0042:8329', '2001:0db8:0000:0000:0000:ff00:0042:8329'],
  ])('%s', (text, address) => expect(found('ip-address', text)).toEqual([address]))

  test.each([
    'version 1.2.3.4',
    '203.0.113.256',
    '203.0.113',
    '1.2.3.4.5',
    'at 12:30:45',
    'std::vector a::b1',
    'x[::1]',
    '1:2:3:4',
    'listen on http://127.0.0.1:80',
    '2001:db8::1::2',
  ])('none: %s', (text) => expect(found('ip-address', text)).toEqual([]))
})

test('MAC address: six pairs with one separator, or three groups of four', () => {
  expect(found('mac-address', 'eth 00:1A:2B:3C:4D:5E up')).toEqual(['00:1A:2B:3C:4D:5E'])
  expect(found('mac-address', 'my mac is 0012.3456.789a')).toEqual(['0012.3456.789a'])
  for (const text of ['00:1A:2B:3C:4D', '00:1A-2B:3C:4D:5E', '00:1A:2B:3C:4D:5E:6F', 'ff:ff:ff:ff:ff:ff'])
    expect(found('mac-address', text)).toEqual([])
})

describe('wallet', () => {
  // From the developer guide of Bitcoin, BIP 173, BIP 350 and EIP-55.
  test.each([
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  ])('%s, and not with one letter changed', (address) => {
    expect(found('crypto-wallet', `send to ${address}.`)).toEqual([address])
    const changed = address.slice(0, -2) + (address.at(-2) === 'e' ? 'E' : 'e') + address.slice(-1)
    expect(found('crypto-wallet', `send to ${changed}.`)).toEqual([])
  })

  test('Keccak-256: the published values for nothing and for abc', () => {
    expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
    expect(keccak256('abc')).toBe('4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45')
  })
})

test('web address: of a person’s profile, of their own site, or with their data', () => {
  expect(found('url', 'see https://www.linkedin.com/in/jane-roe-example.')).toEqual([
    'https://www.linkedin.com/in/jane-roe-example',
  ])
  expect(found('url', 'My website is http://jane.example/')).toEqual(['http://jane.example/'])
  expect(found('url', 'open https://shop.example.com/?a=1&email=jane@example.org now')).toHaveLength(1)
  expect(found('url', 'read https://www.example.com/docs first')).toEqual([])
})
