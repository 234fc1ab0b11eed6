import { ConfigurationError } from '../errors'

/**
 * The program and the arguments of a command line that stands in a file, without a shell: on Windows by the rules of its C runtime, elsewhere by those of POSIX
 * quoting (as Python's shlex.split has them); so the AWS CLI reads credential_process. `name` is where it stands, as errors say it.
 * Throws ConfigurationError for one with an open quote, and for an empty one.
 */
export function splitCommandLine(line: string, name: string, platform: NodeJS.Platform = process.platform): readonly [string, ...string[]] {
  const [program, ...args] = platform === 'win32' ? splitWindows(line, name) : splitPosix(line, name)
  if (program) return [program, ...args]
  throw new ConfigurationError(`${name} names no program.`)
}

function splitPosix(line: string, name: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let rest = line
  while (rest !== '') {
    // A blank, an escaped character, a quoted string, or plain text.
    const [piece = '', blank, escaped, single, double, plain] =
      /^(?:([ \t\r\n]+)|\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"|([^ \t\r\n\\'"]+))/s.exec(rest) ?? []
    if (piece === '') throw new ConfigurationError(`${name} has a quote or a backslash that nothing closes.`)
    rest = rest.slice(piece.length)
    if (blank !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      // Inside double quotes a backslash escapes itself and the quote alone.
      word = (word ?? '') + (escaped ?? single ?? double?.replace(/\\(["\\])/g, '$1') ?? plain ?? '')
    }
  }
  return word === undefined ? words : [...words, word]
}

/** https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments: backslashes are themselves, unless a double quote follows. */
function splitWindows(line: string, name: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quoted = false
  for (const [piece, backslashes = '', quote] of line.matchAll(/(\\*)(")|\\+|[^\\"]/g)) {
    if (quote) {
      word = (word ?? '') + '\\'.repeat(backslashes.length / 2)
      if (backslashes.length % 2 === 1) word += '"'
      else quoted = !quoted
    } else if (/^[ \t]$/.test(piece) && !quoted) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + piece
  }
  if (quoted) throw new ConfigurationError(`${name} has a quote that nothing closes.`)
  return word === undefined ? words : [...words, word]
}
