import { describe, expect, test } from 'vitest'
import { ConfigurationError, UsageError } from '../../src/errors'
import { type Process, parentShell } from '../../src/shells/ancestry'
import { type Clues, detectShell } from '../../src/shells/detect'
import { windowsShell } from '../../src/shells/windows'

const clues: Clues = {
  option: 'elvish',
  awsenvShell: 'mksh',
  settings: 'nu',
  parents: () => [{ name: 'fish' }],
  shellVariable: '/usr/bin/zsh',
  platform: 'linux',
  environment: {},
}

describe('the order of the clues', () => {
  const noParents: Partial<Clues> = { option: undefined, awsenvShell: undefined, settings: undefined, parents: () => [] }
  test.each<[Partial<Clues>, string, string]>([
    [{}, 'elvish', '--shell'],
    [{ option: undefined }, 'ksh', 'AWSENV_SHELL'],
    [{ option: undefined, awsenvShell: '' }, 'nushell', 'the settings file'],
    [{ option: undefined, awsenvShell: undefined, settings: undefined }, 'fish', 'the parent process'],
    [noParents, 'zsh', '$SHELL'],
    [{ ...noParents, shellVariable: '/usr/sbin/nologin' }, 'sh', 'the platform'],
    [{ ...noParents, shellVariable: undefined }, 'sh', 'the platform'],
    [{ ...noParents, shellVariable: '', platform: 'freebsd' }, 'sh', 'the platform'],
    [{ ...noParents, shellVariable: '', platform: 'darwin' }, 'zsh', 'the platform'],
    [{ ...noParents, shellVariable: '', platform: 'win32' }, 'powershell', 'the platform'],
    [{ ...noParents, shellVariable: 'C:\\Git\\bash.exe', platform: 'win32' }, 'bash', '$SHELL'],
    [{ ...noParents, platform: 'win32', environment: { PROMPT: '$P$G' } }, 'cmd', 'the environment'],
  ])('%o: %s because of %s', (less, name, by) => {
    const detected = detectShell({ ...clues, ...less })
    expect([detected.shell.name, detected.by]).toEqual([name, by])
  })

  test.each<Partial<Clues>>([{}, { option: undefined }, { option: undefined, awsenvShell: undefined }])(
    'the processes are not read where %o decides',
    (less) => {
      const parents = () => {
        throw new Error('read')
      }
      expect(detectShell({ ...clues, ...less, parents }).shell.name).not.toBe('fish')
    },
  )

  test.each([
    [{ option: 'rc' }, UsageError, '--shell is "rc"'],
    [{ option: '' }, UsageError, '--shell is ""'],
    [{ option: undefined, awsenvShell: 'rc' }, ConfigurationError, 'AWSENV_SHELL is "rc"'],
    [{ option: undefined, awsenvShell: undefined, settings: 'rc' }, ConfigurationError, 'shell in the settings file is "rc"'],
  ])('%o is an error that lists the shells', (named, Failure, beginning) => {
    const detect = () => detectShell({ ...clues, ...named })
    expect(detect).toThrow(Failure)
    expect(detect).toThrow(`${beginning}, which is none of bash, zsh, sh, ksh, fish, powershell, cmd, nushell, tcsh, elvish, xonsh`)
  })
})

describe('the nearest shell above', () => {
  const node = process('node', 'node', '/usr/bin/awsenv')
  const fish = process('fish', '-fish')
  const npx = process('npm exec awsenv', 'npm exec awsenv assume team/zsh')
  test.each<[string, Process[], string | undefined]>([
    ['a shell', [process('bash', 'bash')], 'bash'],
    ['a login shell', [process('bash', '-bash')], 'bash'],
    ['a login shell of su', [process('zsh', '-su')], 'zsh'],
    ['a shell by its path', [process('/bin/zsh', '/bin/zsh')], 'zsh'],
    ['a process whose arguments are hidden', [{ name: 'ksh93' }], 'ksh'],
    ['bash called sh', [process('sh', 'sh')], 'sh'],
    ['dash', [process('dash', 'dash', 'x.sh')], 'sh'],
    ['a script, by its interpreter', [process('deploy.sh', '/bin/bash', './deploy.sh'), fish], 'bash'],
    ['a script that is named like a shell', [process('fish', '/bin/bash', './fish')], 'bash'],
    ['busybox as a shell', [process('busybox', 'busybox', 'ash')], 'sh'],
    ['busybox as a login shell', [process('busybox', '-sh')], 'sh'],
    ['busybox as timeout', [process('busybox', 'busybox', 'timeout', '5', 'awsenv'), fish], 'fish'],
    ['busybox called timeout', [process('busybox', 'timeout', '5', 'awsenv'), fish], 'fish'],
    ['xonsh, by its arguments', [process('python3', '/usr/bin/python3', '/usr/bin/xonsh')], 'xonsh'],
    ['xonsh as a module', [process('python3.11', 'python3', '-m', 'xonsh', '--no-rc')], 'xonsh'],
    ['xonsh, by its name', [process('xonsh', '/usr/bin/python3', '-u', '/opt/x/xonsh')], 'xonsh'],
    ['another program for python', [process('python3', 'python3', 'tool.py', 'xonsh'), fish], 'fish'],
    ['PowerShell', [process('pwsh', '/opt/microsoft/powershell/7/pwsh')], 'powershell'],
    ['PowerShell as a tool of dotnet', [process('dotnet', 'dotnet', '/home/ana/.dotnet/tools/pwsh.dll')], 'powershell'],
    ['another program of dotnet', [process('dotnet', 'dotnet', 'tool.dll'), fish], 'fish'],
    ['nushell', [process('nu', 'nu')], 'nushell'],
    [
      'what is behind node, env, sudo and timeout',
      [node, process('env', 'env'), process('sudo', 'sudo'), process('timeout', 'timeout'), fish],
      'fish',
    ],
    ['a line of sh', [process('sh', 'sh', '-c', 'awsenv unset'), fish], 'sh'],
    ['a program whose title ends like a shell', [npx, fish], 'fish'],
    ['no shell', [node, process('systemd', '/sbin/init')], undefined],
    ['nothing', [], undefined],
  ])('%s', (_title, parents, expected) => {
    expect(parentShell(parents, {})?.name).toBe(expected)
  })

  test.each<[string, Process[], string | undefined]>([
    ['what is above a line of sh', [process('sh', 'sh', '-c', 'awsenv assume prod'), npx, fish], 'fish'],
    ['what is above several', [process('sh', 'sh', '-c', 'npx awsenv'), npx, process('sh', 'sh', '-c', 'npm run x'), npx, fish], 'fish'],
    ['a line of sh that evaluates by itself', [process('sh', 'sh', '-c', 'eval "$(awsenv assume prod)" && deploy'), npx, fish], 'sh'],
    ['a line whose blanks the process table lost', [process('sh', 'sh', '-c', 'eval', '"$(awsenv', 'unset)"'), npx, fish], 'sh'],
    ['a line that evaluates in backticks', [process('sh', 'sh', '-c', 'eval `awsenv unset`'), npx, fish], 'sh'],
    ['an sh that is no line', [process('sh', 'sh', 'build.sh'), npx, fish], 'sh'],
    ['another shell', [process('bash', 'bash', '-c', 'awsenv unset'), npx, fish], 'bash'],
  ])('of npm: %s', (_title, parents, expected) => {
    expect(parentShell(parents, { npm_lifecycle_event: 'npx' })?.name).toBe(expected)
  })

  test('reads no further than it must', () => {
    function* parents() {
      yield node
      yield fish
      throw new Error('read too far')
    }
    expect(parentShell(parents(), {})?.name).toBe('fish')
  })
})

describe('the shell that left its traces on Windows', () => {
  const machine = 'C:\\Program Files\\WindowsPowerShell\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules'
  const sql = `${machine};C:\\Program Files (x86)\\Microsoft SQL Server\\150\\Tools\\PowerShell\\Modules\\`
  test.each<[string, Record<string, string>, string | undefined]>([
    ['Git Bash', { MSYSTEM: 'MINGW64', SHELL: '/usr/bin/bash', PSModulePath: machine }, 'bash'],
    ['zsh of MSYS2', { MSYSTEM: 'UCRT64', SHELL: '/usr/bin/zsh' }, 'zsh'],
    ['MSYS2 with nothing more', { MSYSTEM: 'MSYS' }, 'bash'],
    ['cmd', { PROMPT: '$P$G', PSModulePath: machine }, 'cmd'],
    ['cmd with an empty prompt', { PROMPT: '' }, 'cmd'],
    ['cmd beside SQL Server', { PROMPT: '$P$G', PSModulePath: sql }, 'cmd'],
    ['Windows PowerShell', { PSModulePath: `C:\\Users\\ana\\Documents\\WindowsPowerShell\\Modules;${machine}` }, 'powershell'],
    ['PowerShell, Documents elsewhere', { PSModulePath: `D:\\OneDrive\\Dokumente\\PowerShell\\Modules;${machine}` }, 'powershell'],
    [
      'PowerShell through a .cmd',
      { PROMPT: '$P$G', PSModulePath: `C:\\Users\\ana\\Documents\\PowerShell\\Modules;${machine}` },
      'powershell',
    ],
    ['neither', { PSModulePath: machine, ComSpec: 'C:\\Windows\\system32\\cmd.exe' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_title, environment, expected) => {
    expect(windowsShell(environment)?.name).toBe(expected)
  })
})

function process(name: string, ...args: string[]): Process {
  return { name, args }
}
