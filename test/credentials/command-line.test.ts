import { describe, expect, test } from 'vitest'
import { splitCommandLine } from '../../src/credentials/command-line'
import { ConfigurationError } from '../../src/errors'

describe('a command line is split as the AWS CLI splits it on POSIX systems', () => {
  test.each<[line: string, words: string[]]>([
    ['a b  c', ['a', 'b', 'c']],
    [' \t a \t', ['a']],
    ['"a b" \'c d\'', ['a b', 'c d']],
    [`a"b"'c'd`, ['abcd']],
    [`a '' ""`, ['a', '', '']],
    ['a\\ b', ['a b']],
    ['"a \\" \\\\ \\$ \\x"', ['a " \\ \\$ \\x']],
    [`a '\\'`, ['a', '\\']],
    [`a "it's" 'say "x"'`, ['a', "it's", 'say "x"']],
    ['a\nb', ['a', 'b']],
    ['a # b', ['a', '#', 'b']],
    ['a $HOME `b` $(c) ; d | e > f && g *', ['a', '$HOME', '`b`', '$(c)', ';', 'd', '|', 'e', '>', 'f', '&&', 'g', '*']],
    ['é ü"ñ ñ"', ['é', 'üñ ñ']],
  ])('%j', (line, words) => {
    expect(splitCommandLine(line, 'it', 'linux')).toEqual(words)
  })
})

describe('a command line is split as C programs split it on Windows', () => {
  test.each<[line: string, words: string[]]>([
    ['a b\tc', ['a', 'b', 'c']],
    ['"C:\\Program Files\\x.exe" --y', ['C:\\Program Files\\x.exe', '--y']],
    ['C:\\x\\y.exe \\\\server\\z\\', ['C:\\x\\y.exe', '\\\\server\\z\\']],
    ['a "b\\"c"', ['a', 'b"c']],
    ['a "b\\\\" c', ['a', 'b\\', 'c']],
    ['a \\\\\\"b', ['a', '\\"b']],
    ["a 'b c'", ['a', "'b", "c'"]],
    ['a ""', ['a', '']],
    ['a%PATH% b&c', ['a%PATH%', 'b&c']],
  ])('%j', (line, words) => {
    expect(splitCommandLine(line, 'it', 'win32')).toEqual(words)
  })
})

test.each<[line: string, platform: NodeJS.Platform, message: RegExp]>([
  ["a 'b", 'linux', /it has a quote or a backslash that nothing closes/],
  ['a "b', 'linux', /nothing closes/],
  ['a "b\\"', 'linux', /nothing closes/],
  ['a \\', 'linux', /nothing closes/],
  ['a "b', 'win32', /it has a quote that nothing closes/],
  ['', 'linux', /it names no program/],
  [' \t', 'win32', /it names no program/],
  ['"" a', 'linux', /it names no program/],
])('%j is refused on %s', (line, platform, message) => {
  expect(() => splitCommandLine(line, 'it', platform)).toThrow(ConfigurationError)
  expect(() => splitCommandLine(line, 'it', platform)).toThrow(message)
})
