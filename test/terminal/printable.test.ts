import { expect, test } from 'vitest'
import { printable } from '../../src/terminal/printable'

test.each([
  ['', ''],
  ['role/Admin until 14:05', 'role/Admin until 14:05'],
  ['José 日本 🙂 e\u0301', 'José 日本 🙂 e\u0301'],
  ['C:\\new', 'C:\\new'],
  ['one\ntwo\r\n\tthree', 'one\\ntwo\\r\\n\\tthree'],
  ['\0\x07\x1b[2J\x7f', '\\x00\\x07\\x1b[2J\\x7f'],
  ['\x85\x9b31m', '\\x85\\x9b31m'],
  ['a\u202eb\u2066c\u200f\u061c', 'a\\u202eb\\u2066c\\u200f\\u061c'],
  ['a\u200bb\ufeff\u2028\u2029\u00ad', 'a\\u200bb\\ufeff\\u2028\\u2029\\xad'],
  ['a\ud800b\udfff', 'a\\ud800b\\udfff'],
  ['x\u{e0041}', 'x\\u{e0041}'],
])('shows %j as %j', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
