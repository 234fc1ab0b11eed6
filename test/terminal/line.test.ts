import { expect, test } from 'vitest'
import { Line } from '../../src/terminal/line'

test.each<[promise: string, input: string[], text: string]>([
  ['Enter ends the line', ['123456\r'], '123456'],
  ['so does a line feed', ['123456\n'], '123456'],
  ['keys may come one by one', [...'0123', '\r'], '0123'],
  ['blanks and tabs of a paste stay as blanks', ['012 345\t\r'], '012 345 '],
  ['letters beyond ASCII are letters', ['é🙂\r'], 'é🙂'],
  ['what follows the line is dropped', ['111111\r222222\r'], '111111'],
  ['Backspace takes one character', ['12x\x7f3é\b🙂\x7f\r'], '123'],
  ['Backspace on an empty line is nothing', ['\x7f\x7f1\r'], '1'],
  ['Ctrl-U takes the line', ['abc def\x151\r'], '1'],
  ['Ctrl-W takes a word', ['abc def \x171\r'], 'abc 1'],
  ['Ctrl-W on one word takes it all', ['abc\x17\r'], ''],
  ['Ctrl-D in a line is nothing', ['12\x043\r'], '123'],
  ['Ctrl-Z and other controls are nothing', ['1\x1a2\0\x01\x1c\x13\x0c3\u0085\r'], '123'],
  ['arrow and function keys are nothing', ['1\x1b[A\x1bOP\x1b[15~\x1b[1;5C2\r'], '12'],
  ['keys may be cut into pieces', ['1\x1b', '[', '1;5', 'C2\x1bO', 'A3\r'], '123'],
  ['a bracketed paste is what is in it', ['\x1b[200~123456\x1b[201~\r'], '123456'],
  ['the Escape key is nothing', ['\x1b', '1\x1b\x1b2\r'], '12'],
  ["a terminal's reports are nothing", ['1\x1b]11;rgb:0/0/0\x07\x1bP1$r\x1b\\2\x1b[?62;4c\r'], '12'],
  ['Enter ends even a broken key', ['12\x1b[\r'], '12'],
  ['Enter ends even a broken report', ['12\x1b]0\r'], '12'],
])('%s', (_promise, input, text) => {
  expect(ended(input)).toEqual(['answered', text])
})

test.each([
  ['Ctrl-C', ['12\x03\r']],
  ['Ctrl-D on an empty line', ['\x04']],
  ['Ctrl-D on a line that was emptied', ['1\x7f\x04']],
  ['Ctrl-C in a broken key', ['\x1b[', '\x03']],
])('%s interrupts', (_key, input) => {
  expect(ended(input)[0]).toBe('interrupted')
})

test('a line without its end goes on', () => {
  expect(ended(['123456', '\x1b[A'])).toEqual([undefined, '123456'])
})

function ended(input: readonly string[]): [end: string | undefined, text: string] {
  const line = new Line()
  const end = input.map((piece) => line.feed(piece)).at(-1)
  return [end, line.text]
}
