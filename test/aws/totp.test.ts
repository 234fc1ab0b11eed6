import { expect, test } from 'vitest'
import { stepAt, toBase32, totp } from './totp'

// RFC 6238, appendix B, SHA1; its eight digits cut to the six that AWS takes.
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('the code at second %i is the one of RFC 6238', (seconds, digits) => {
  expect(totp(toBase32(Buffer.from('12345678901234567890')), stepAt(seconds * 1000))).toBe(digits.slice(2))
})

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of "%s" is the one of RFC 4648', (text, base32) => {
  expect(toBase32(Buffer.from(text))).toBe(base32)
})
