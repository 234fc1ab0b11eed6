import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shellNames } from '../../src/shells/index'
import { needs } from '../support/needs'
import { awsenv, run } from '../support/program'
import { needsShell, realShells } from '../support/shells'
import { temporaryFolder } from '../support/temporary'

describe('awsenv init', () => {
  it.each([...shellNames(), 'direnv'])('prints something for %s', async (name) => {
    // ASCII alone does not depend on what a shell takes a program's output for.
    expect(await awsenv(['init', name])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^[\r\n -~]*awsenv[\r\n -~]*\n$/),
      stderr: '',
    })
  })

  it.each([
    ['pwsh', 'powershell'],
    ['nu', 'nushell'],
    ['csh', 'tcsh'],
    ['dash', 'sh'],
    ['/bin/bash', 'bash'],
  ])('takes %s for %s', async (alias, name) => {
    expect((await awsenv(['init', alias])).stdout).toBe((await awsenv(['init', name])).stdout)
  })

  it.each([
    [[], /Say for which shell: bash, zsh,.*direnv/],
    [['basj'], /There is none for "basj", only for bash/],
    [['bash', 'zsh'], /"zsh" is one word too many/],
    [['bash', '--region', 'x'], /no option --region/],
    ...['sh', 'ksh', 'cmd', 'nushell', 'tcsh', 'elvish', 'xonsh', 'direnv'].map(
      (name) => [[name, '--prompt'], /--prompt is for bash, zsh, fish, powershell/] as [string[], RegExp],
    ),
  ] as [string[], RegExp][])('refuses %j', async (words, message) => {
    expect(await awsenv(['init', ...words])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  it('needs neither ~/.aws nor a terminal nor settings that are right', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'broken'), '[[[')
    const env = { HOME: undefined, AWS_CONFIG_FILE: join(folder, 'broken'), AWSENV_CONFIG: join(folder, 'broken') }
    expect(await awsenv(['init', 'bash'], { env })).toMatchObject({ status: 0, stderr: '' })
  })

  it.for([
    ['bash', 'bash', '--norc'],
    ['bash --prompt', 'bash', '--norc'],
    ['zsh', 'zsh', '-f'],
    ['zsh --prompt', 'zsh', '-f'],
    ['sh', 'dash', '-e'],
    ['ksh', 'mksh', '-e'],
    ['fish', 'fish', '--no-config'],
    ['fish --prompt', 'fish', '--no-config'],
  ] as const)('what it prints for %s starts no process', async ([words, name, option], context) => {
    const { path = '' } = realShells[name]
    needsShell(context, realShells[name])
    needs(context, 'strace')
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'start-up'), (await awsenv(['init', ...words.split(' ')])).stdout)
    const log = join(folder, 'log')
    await run(['strace', '-f', '-e', 'trace=execve,fork,vfork,clone,clone3', '-o', log, path, option, join(folder, 'start-up')])
    const started = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => / (execve|fork|vfork|clone3?)\(/.test(line) && !line.includes('CLONE_THREAD'))
    expect(started).toEqual([expect.stringContaining(`execve("${path}"`)])
  })
})
