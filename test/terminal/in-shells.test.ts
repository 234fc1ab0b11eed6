import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { bundle } from '../support/bundle'
import { needs } from '../support/needs'
import { hasPty, pty } from '../support/pty'
import { needsShell, realShells } from '../support/shells'

let folder: string

beforeAll(async () => {
  const driver = await bundle(join(import.meta.dirname, 'driver.ts'))
  folder = dirname(driver)
  const ask = join(folder, 'ask')
  writeFileSync(ask, `#!/bin/sh\nanswer=$('${process.execPath}' '${driver}' code) && echo "echo answer $answer;"\n`)
  chmodSync(ask, 0o755)
})

beforeEach((context) => needs(context, 'script', hasPty))

// Interactive shells give their commands process groups, and the terminal to one of them, each in its own way.
const lines: readonly (readonly [shell: keyof typeof realShells, options: readonly string[], line: string])[] = [
  ['bash', ['-i'], 'eval "$(ask)"'],
  ['bash', ['-i'], 'ask | cat'],
  ['zsh', ['-i'], 'eval "$(ask)"'],
  ['dash', ['-i'], 'eval "$(ask)"'],
  ['busybox', ['-i'], 'eval "$(ask)"'],
  ['ksh', ['-i'], 'eval "$(ask)"'],
  ['mksh', ['-i'], 'eval "$(ask)"'],
  ['fish', ['-i'], 'ask | source'],
  ['fish', ['-i'], 'eval (ask)'],
  ['tcsh', [], 'eval "`ask`"'],
  ['elvish', [], 'eval (ask | slurp)'],
  ['xonsh', ['-i'], 'execx($(ask))'],
  ['pwsh', [], 'ask | Invoke-Expression'],
  ['nu', [], 'ask | print'],
]

for (const [name, options, line] of lines) {
  test(`a person is asked in ${name}, at ${line}`, async (context) => {
    const shell = realShells[name]
    needsShell(context, shell)
    const command = [shell.path ?? name, ...shell.args.slice(0, -1), ...options, ...shell.args.slice(-1), line]
    const terminal = pty(command, { env: { PATH: `${folder}${delimiter}${process.env.PATH}` } })
    await terminal.expect('Code? ')
    terminal.send('123456\r')
    await terminal.expect(/answer\s+"?123456/)
    expect(await terminal.exit()).toBe(0)
  })
}
