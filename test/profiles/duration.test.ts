import { expect, test } from 'vitest'
import { parseDuration } from '../../src/profiles/duration'

test.each([
  ['0', 0],
  ['900', 900],
  ['0900', 900],
  ['90s', 90],
  ['45m', 2700],
  ['90m', 5400],
  ['12h', 43_200],
  ['1h30m', 5400],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
])('%s is %i seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds)
})

test.each([
  '',
  ' ',
  '1 h',
  ' 1h',
  '1h ',
  '1h\n',
  '1.5h',
  '1,5h',
  '-1',
  '+1',
  '1e3',
  '0x10',
  'h',
  'm',
  '1H',
  '1d',
  '1w',
  '1hour',
  '30m1h',
  '1h30',
  '1h30s',
  '1m30s',
  '1h1h',
  '1h30m15s',
  'PT1H',
  '١٢',
  'NaN',
  'Infinity',
  '9007199254740992',
  '9007199254740991h',
  '9'.repeat(400),
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})
