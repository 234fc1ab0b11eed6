/** Every byte, alone and between letters: those from 0x80 on as bytes that are not UTF-8. */
export const everyByte: readonly string[] = Array.from({ length: 255 }, (_, index) => byte(index + 1)).flatMap((character) => [
  character,
  `a${character}b`,
])

/** What AWS's own values are made of. */
export const awsAlphabet: readonly string[] = [
  'ASIAIOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  `IQoJb3JpZ2luX2VjE${'Aa0+/'.repeat(300)}==`,
  'arn:aws:sts::123456789012:assumed-role/My.Role@x=y,z_w-v/alice@example.com',
  '2026-11-23T07:05:51Z',
  '2026-11-23T07:05:51+00:00',
  'ap-northeast-1',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+=_.,:~%@-',
]

/** Made by hand to break out of quotes, to be expanded, split, trimmed or taken for something else. Whoever runs one makes the file `canary`. */
export const attacks: readonly string[] = [
  '',
  ' ',
  '  two  blanks  ',
  '\n',
  'trailing newlines\n\n\n',
  '\r\n',
  'carriage return\r',
  '\t',
  '$(touch canary)',
  '`touch canary`',
  "'; touch canary; '",
  '"; touch canary; "',
  "'\n touch canary\n'",
  ';touch canary',
  '&& touch canary',
  '| touch canary',
  '\ntouch canary\n',
  "'$(touch canary)'",
  "\\'; touch canary; \\'",
  "a'b'c; touch canary",
  `$(touch$\{IFS}canary)`,
  '(touch canary)',
  '{ touch canary; }',
  '> canary',
  '<(touch canary)',
  '%$(touch canary)',
  "');open('canary','w');('",
  '");open("canary","w");("',
  "'+$(New-Item canary)+'",
  '$(New-Item canary)',
  '\u2018;New-Item canary;\u2018',
  '\u2019;New-Item canary;\u2019',
  '\u201a;New-Item canary;\u201b',
  '\u201c;New-Item canary;\u201d',
  "'}; echo > canary; #",
  "''; echo > canary; ''",
  '# a comment',
  '!!',
  '!$',
  'a!b',
  '^a^b',
  '*',
  '?',
  'a*',
  '[ab]',
  '{a,b}',
  '{1..3}',
  '~',
  '~root',
  '=ls',
  '=(touch canary)',
  '$HOME',
  `$\{HOME}`,
  '%HOME%',
  '$env:HOME',
  '@(1,2)',
  '-n',
  '-e',
  '--',
  '\\',
  '\\\\',
  '\\n',
  '\\x41',
  '\\052',
  '\\0052',
  '\\c',
  '%s%d%n%%',
  "'",
  "''",
  "'''",
  '"',
  'It\'s "quoted" \\ and `ticked`',
  'O\u2019Brien',
  'caf\u00e9',
  '\u0080\u0085\u009f\u00a0\u00ff',
  '\u2028\u2029\ufeff\ufffe\uffff',
  '\u{1f600}\u{10ffff}\u{1f480}',
  'e\u0301',
  '\u001b[31mred\u001b[0m',
  '\u0007\b\f\v\u007f',
  'a\u0001\u0002\u001d\u001e\u001fb',
  `not UTF-8: ${byte(0xff)}${byte(0xfe)}${byte(0xc3)}`,
  `half of é: ${byte(0xc3)} and all: \u00e9`,
  'null',
  'true',
  '0',
  '123456',
  'NaN',
  'x'.repeat(3000),
  '* '.repeat(500),
  "'".repeat(200),
  '\u00e9'.repeat(150),
]

/** Random strings of characters that mean something to a shell, the same in every run. */
export function hostileStrings(count: number, seed = 1): string[] {
  const random = generator(seed)
  const pick = (length: number): number => Math.floor(random() * length)
  const character = (): string => {
    const kind = random()
    if (kind < 0.8) return hostile[pick(hostile.length)] ?? ''
    if (kind < 0.82) return byte(1 + pick(255))
    if (kind < 0.9) return String.fromCharCode(48 + pick(75))
    const code = 1 + pick(0x10ffff)
    return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code)
  }
  return Array.from({ length: count }, () => Array.from({ length: 1 + pick(16) }, character).join(''))
}

function byte(value: number): string {
  return String.fromCharCode(value < 0x80 ? value : 0xdc00 + value)
}

const hostile = [...' \t\n\r\'"`$\\!*?[](){}<>|&;#~=%^@+,:.-', "'\\''", '$(', '${', "$'", '\u2018', '\u2019', 'ab', 'x41', '052', '\u00e9']

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
