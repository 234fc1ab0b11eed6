import { expect, test } from 'vitest'
import { table } from '../../src/terminal/table'
import { width } from '../../src/terminal/width'

test.each<[promise: string, columns: number, rows: (string | null)[][], lines: string[]]>([
  ['no rows, no lines', 80, [], []],
  [
    'cells stand under each other',
    80,
    [
      ['a', 'bb'],
      ['ccc', 'd'],
    ],
    ['a    bb', 'ccc  d'],
  ],
  ['short and empty rows are fine', 80, [['a', 'b', 'c'], ['long'], []], ['a     b  c', 'long', '']],
  [
    'an empty last cell leaves no blanks',
    80,
    [
      ['a', 'b'],
      ['c', ''],
    ],
    ['a  b', 'c'],
  ],
  [
    'a cell without anything',
    80,
    [
      ['a', null, 'b'],
      ['c', 'größe', null],
    ],
    ['a  -      b', 'c  größe  -'],
  ],
  ['the same, of ASCII alone', 80, [['a', null, 'b']], ['a  -  b']],
  ['nothing is cut when there is no limit', Number.POSITIVE_INFINITY, [['x'.repeat(300), 'y']], [`${'x'.repeat(300)}  y`]],
  ['a row that just fits is not cut', 9, [['abcd', 'efg']], ['abcd  efg']],
  [
    'the widest column is cut',
    12,
    [
      ['name', 'arn:aws:iam'],
      ['x', 'y'],
    ],
    ['name  arn:a…', 'x     y'],
  ],
  ['columns of one width are cut alike', 14, [['abcdefgh', 'ijklmnop']], ['abcde…  ijklm…']],
  ['lines fit even where columns cannot', 8, [['abcdefgh', 'ijklmnop', 'q']], ['abc…  i…']],
  [
    'wide characters count twice',
    80,
    [
      ['日本', 'x'],
      ['abcd', 'y'],
      ['🙂', 'z'],
    ],
    ['日本  x', 'abcd  y', '🙂    z'],
  ],
  ['a wide character is not cut in half', 8, [['日本語日本語', 'x']], ['日本…  x']],
  [
    'combining marks take no column',
    80,
    [
      ['e\u0301', 'x'],
      ['e', 'y'],
    ],
    ['e\u0301  x', 'e  y'],
  ],
  ['a cell cannot begin a new line', 80, [['a\nb', 'c']], ['a\\nb  c']],
])('%s', (_promise, columns, rows, lines) => {
  expect(table(rows, columns)).toEqual(lines)
  for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns)
})

test.each([
  ['', 0],
  ['abc', 3],
  ['José', 4],
  ['한글', 4],
  ['ｆｕｌｌ', 8],
  ['👍️', 2],
  ['𠀀', 2],
  ['…', 1],
])('%j takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns)
})
