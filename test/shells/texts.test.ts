import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/secret'
import { findShell, shellNames, shells } from '../../src/shells/index'
import type { Shell } from '../../src/shells/types'

const quoteAndBlank = "It's 2"
const byteFF = '\udcff'

/** What a shell prints to set V to a value: one line per case. */
const sets: readonly [shell: string, value: string, text: string][] = [
  ['bash', 'AKIA/+=_.,:@%-9', "export V='AKIA/+=_.,:@%-9';\n"],
  ['bash', '', "export V='';\n"],
  ['bash', quoteAndBlank, "export V=$'It\\047s\\0402';\n"],
  ['bash', 'é\n', "export V=$'\\303\\251\\012';\n"],
  ['bash', byteFF, "export V=$'\\377';\n"],
  ['zsh', 'plain', "export V='plain';\n"],
  ['zsh', '*', "export V=$'\\052';\n"],
  ['sh', 'plain', "export V='plain';\n"],
  ['sh', quoteAndBlank, `V="$(printf %b 'It\\0047s\\00402.')"; export V="$\{V%.}";\n`],
  ['sh', 'x\n', `V="$(printf %b 'x\\0012.')"; export V="$\{V%.}";\n`],
  ['ksh', 'plain', "export V='plain';\n"],
  ['ksh', 'a b', `V="$(printf %b 'a\\0040b.')"; export V="$\{V%.}";\n`],
  ['fish', 'plain', "set -gx V 'plain';\n"],
  ['fish', 'It\'s \\ "2" $x *', `set -gx V 'It\\'s \\\\ "2" $x *';\n`],
  ['fish', 'a\nb\u007f', "set -gx V 'a'\\x0a'b'\\x7f'';\n"],
  ['fish', `é${byteFF}`, "set -gx V 'é'\\Xff'';\n"],
  ['powershell', 'plain', "$env:V='plain';\n"],
  ['powershell', '', "$env:V='';\n"],
  ['powershell', 'It\'s "$x" `t', "$env:V='It''s \"$x\" `t';\n"],
  ['powershell', 'O\u2019Brien\ud83d\ude00', "$env:V='O'+[char]8217+'Brien'+[char]55357+[char]56832;\n"],
  ['powershell', '\ta', "$env:V=''+[char]9+'a';\n"],
  ['powershell', 'é'.repeat(100), `$env:V=''${'+[char]233'.repeat(100)};\n`],
  ['powershell', `${'é'.repeat(101)}'`, `$env:V=-join[char[]](${'233,'.repeat(101)}39);\n`],
  ['cmd', 'a b & c ^ d', 'set "V=a b & c ^ d"\n'],
  ['cmd', '', 'set "V="\n'],
  ['nushell', 'It\'s "é"\n', '{"V":"It\'s \\"é\\"\\n"}\n'],
  ['tcsh', 'plain', "setenv V 'plain' ;\n"],
  ['tcsh', 'a!b', 'setenv V "`printf %b \'a\\0041b\'`" ;\n'],
  ['elvish', 'plain', "set-env V 'plain';\n"],
  ['elvish', "It's\n$x", "set-env V 'It''s\n$x';\n"],
  ['elvish', `'${byteFF}'`, "set-env V ''''\"\\xff\"'''';\n"],
  ['xonsh', 'plain', `__xonsh__.env['V'] = "plain"\n`],
  ['xonsh', 'It\'s "2"\\\n', `__xonsh__.env['V'] = "It's \\"2\\"\\\\\\n"\n`],
  ['xonsh', 'é😀\u007f', `__xonsh__.env['V'] = "\\u00e9\\U0001f600\\u007f"\n`],
  ['xonsh', byteFF, `__xonsh__.env['V'] = "\\udcff"\n`],
]

const unsets: Readonly<Record<string, string>> = {
  bash: 'unset V;\n',
  zsh: 'unset V;\n',
  sh: 'unset V;\n',
  ksh: 'unset V;\n',
  fish: 'set -e V;\n',
  powershell: '$env:V=$null;\n',
  cmd: 'set "V="\n',
  nushell: '{"V":null}\n',
  tcsh: 'unsetenv V ;\n',
  elvish: 'unset-env V;\n',
  xonsh: "__xonsh__.env.pop('V', None)\n",
}

const powershellError = "$global:LASTEXITCODE=3;Write-Error -Message 'awsenv: exit status 3' -CategoryActivity awsenv -ErrorAction Stop;\n"

const failures: Readonly<Record<string, string>> = {
  bash: 'false;\n',
  zsh: 'false;\n',
  sh: 'false;\n',
  ksh: 'false;\n',
  fish: 'false;\n',
  powershell: powershellError,
  cmd: 'cmd /c exit 1\n',
  nushell: '',
  tcsh: 'false ;\n',
  elvish: '',
  xonsh: "raise RuntimeError('awsenv: exit status 3')\n",
}

/** What ends a change that succeeded. */
const successes: Readonly<Record<string, string>> = { fish: 'true;\n', cmd: 'cmd /c exit 0\n' }

const nothings: Readonly<Record<string, string>> = {
  fish: 'true;\n',
  powershell: ' \n',
  cmd: 'cmd /c exit 0\n',
  nushell: '{}\n',
  xonsh: 'pass\n',
}

const evaluations: Readonly<Record<string, string>> = {
  bash: 'eval "$(awsenv unset)"',
  zsh: 'eval "$(awsenv unset)"',
  sh: 'eval "$(awsenv unset)"',
  ksh: 'eval "$(awsenv unset)"',
  fish: 'awsenv unset | source',
  powershell: 'awsenv unset | Invoke-Expression',
  cmd: 'for /f "delims=" %i in (\'awsenv unset --shell cmd\') do @%i',
  nushell: 'awsenv unset | from json | load-env',
  tcsh: 'eval `awsenv unset`',
  elvish: 'eval (awsenv unset | slurp)',
  xonsh: 'execx($(awsenv unset))',
}

const refusals: readonly [shell: string, value: string, reason: string][] = [
  ...shellNames().flatMap((name): [string, string, string][] => [
    [name, 'a\0b', 'a NUL'],
    [name, '\ud800', 'half a character'],
    [name, 'a\udc7f', 'half a character'],
    [name, '\udd00b', 'half a character'],
  ]),
  ['tcsh', 'a\nb', 'a newline'],
  ['powershell', byteFF, 'bytes that are not UTF-8'],
  ['nushell', byteFF, 'bytes that are not UTF-8'],
  ['cmd', '"', 'one of " % !'],
  ['cmd', '%', 'one of " % !'],
  ['cmd', '!', 'one of " % !'],
  ['cmd', '\t', 'a control or non-ASCII character'],
  ['cmd', '\n', 'a control or non-ASCII character'],
  ['cmd', '\u007f', 'a control or non-ASCII character'],
  ['cmd', 'é', 'a control or non-ASCII character'],
  ['cmd', byteFF, 'a control or non-ASCII character'],
]

describe('what a shell is told', () => {
  test.each(sets)('%s sets %j', (name, value, text) => {
    expect(shell(name).change([['V', value]])).toBe(text + (successes[name] ?? ''))
  })

  test.each(Object.entries(unsets))('%s removes a variable', (name, text) => {
    expect(shell(name).change([['V', undefined]])).toBe(text + (successes[name] ?? ''))
  })

  test.each(Object.entries(failures))('%s fails', (name, text) => {
    expect(shell(name).failing(3)).toBe(text)
  })

  test.each(Object.entries(failures))('%s removes a variable, then fails', (name, text) => {
    const removal = unsets[name] ?? ''
    expect(shell(name).failing(3, [['V', undefined]])).toBe(name === 'powershell' ? removal.replace('\n', text) : removal + text)
  })

  test.each(shells)('$name does nothing', (one) => {
    expect(one.nothing()).toBe(nothings[one.name] ?? '')
  })

  test.each(Object.entries(evaluations))('%s evaluates a command', (name, text) => {
    expect(shell(name).evaluate('awsenv unset')).toBe(text)
  })

  test('cmd evaluates a command whose name is quoted, and one that names the shell', () => {
    expect(shell('cmd').evaluate('"C:\\a b\\awsenv.cmd" unset')).toBe(
      'for /f "delims=" %i in (\'""C:\\a b\\awsenv.cmd" unset --shell cmd"\') do @%i',
    )
    expect(shell('cmd').evaluate('awsenv unset --shell cmd')).toBe('for /f "delims=" %i in (\'awsenv unset --shell cmd\') do @%i')
  })

  test('PowerShell gets one line of ASCII, in the order of the change', () => {
    const text = shell('powershell').change([
      ['B', undefined],
      ['A', 'é'],
      ['C', new Secret('s')],
    ])
    expect(text).toBe("$env:B=$null;$env:A=''+[char]233;$env:C='s';\n")
  })

  test('nushell gets one object, whatever the names are', () => {
    expect(
      shell('nushell').change([
        ['__proto__', 'a'],
        ['B', undefined],
      ]),
    ).toBe('{"__proto__":"a","B":null}\n')
  })

  test('every shell has all texts in these tables', () => {
    for (const table of [unsets, failures, evaluations]) expect(Object.keys(table)).toEqual(shellNames())
  })
})

describe('what a shell cannot be told', () => {
  test.each(refusals)('%s refuses %j: %s', (name, value, reason) => {
    const secret = new Secret(`hidden-${value}`)
    expect(() =>
      shell(name).change([
        ['A', 'fine'],
        ['V', secret],
      ]),
    ).toThrow(
      expect.objectContaining({
        name: 'UnholdableError',
        status: 3,
        variable: 'V',
        message: `${name} cannot hold the value of V: it contains ${reason}`,
      }),
    )
  })

  test.each(['', '1A', 'A B', 'A=B', 'A;touch x', 'É', 'A\n', '-A', '$A'])('no shell takes %j for a name', (name) => {
    for (const one of shells) {
      expect(() => one.change([[name, 'v']])).toThrow('not the name of a variable')
      expect(() => one.failing(1, [[name, undefined]])).toThrow('not the name of a variable')
    }
  })
})

describe('finding a shell', () => {
  test.each([
    ['bash', 'bash'],
    ['BASH', 'bash'],
    ['-bash', 'bash'],
    ['/usr/local/bin/bash', 'bash'],
    ['-/bin/zsh', 'zsh'],
    ['C:\\Program Files\\Git\\bin\\bash.exe', 'bash'],
    ['dash', 'sh'],
    ['ash', 'sh'],
    ['busybox', 'sh'],
    ['yash', 'sh'],
    ['ksh93', 'ksh'],
    ['mksh', 'ksh'],
    ['oksh', 'ksh'],
    ['pwsh', 'powershell'],
    ['PowerShell.exe', 'powershell'],
    ['pwsh.EXE', 'powershell'],
    ['cmd.exe', 'cmd'],
    ['nu', 'nushell'],
    ['csh', 'tcsh'],
    ['-tcsh', 'tcsh'],
    ['elvish', 'elvish'],
    ['xonsh', 'xonsh'],
    ['', undefined],
    ['rc', undefined],
    ['bash5', undefined],
    ['bash/', undefined],
    ['__proto__', undefined],
  ])('%j is %s', (name, expected) => {
    expect(findShell(name)?.name).toBe(expected)
  })

  test('the names are those of --shell', () => {
    expect(shellNames()).toEqual(['bash', 'zsh', 'sh', 'ksh', 'fish', 'powershell', 'cmd', 'nushell', 'tcsh', 'elvish', 'xonsh'])
  })
})

function shell(name: string): Shell {
  const found = findShell(name)
  if (found === undefined) throw new Error(`no shell ${name}`)
  return found
}
