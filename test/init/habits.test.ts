import { describe, expect, it } from 'vitest'
import { needsShell } from '../support/shells'
import { type Dialect, dialects, type InitRun, initStage } from './stage'

const SECRET = 'fSECRETx9'
const aliases = "alias awsenv='env awsenv' command='echo old' shift='echo old'"
const options = [
  'KSH_ARRAYS',
  'SH_WORD_SPLIT',
  'GLOB_SUBST',
  'WARN_CREATE_GLOBAL',
  'POSIX_BUILTINS',
  'IGNORE_BRACES',
  'NULL_GLOB',
  'RC_QUOTES',
]

/** Shells whose users changed what words, names and failures mean. */
const habits: readonly (readonly [shell: string, habit: string, run: InitRun])[] = [
  ['bash', 'set -eu', { first: 'set -euo pipefail' }],
  ['bash', 'POSIX mode', { args: ['--posix'] }],
  ['bash', 'patterns that must match', { first: 'shopt -s failglob extglob' }],
  ['bash', 'an IFS of its own', { first: 'IFS=eo:' }],
  ['bash', 'aliases', { first: `shopt -s expand_aliases; ${aliases}` }],
  ['zsh', 'set -eu', { args: ['-eu'] }],
  ['zsh', 'odd options', { args: options.flatMap((option) => ['-o', option]) }],
  ['zsh', 'the manners of sh', { args: ['--emulate', 'sh'] }],
  ['zsh', 'aliases', { first: aliases }],
  ['dash', 'set -eu', { args: ['-eu'] }],
  ['dash', 'aliases', { first: aliases }],
  ['busybox', 'aliases', { first: aliases }],
  ['ksh', 'set -eu', { args: ['-eu'] }],
  ['ksh', 'aliases', { first: aliases }],
  ['mksh', 'set -eu', { args: ['-eu'] }],
  ['mksh', 'aliases', { first: aliases }],
  ['fish', 'a function of that name', { first: 'function awsenv; command awsenv $argv; end' }],
  ['tcsh', 'an alias of that name', { first: "alias awsenv 'env awsenv \\!*'" }],
  ['tcsh', '-e', { args: ['-e'] }],
  ['pwsh', 'strictness', { first: "Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'" }],
]

describe.each(habits)('the function in %s with %s', (name, habit, how) => {
  const dialect = dialects.find(({ real }) => real.name === name) as Dialect
  const { shell } = dialect.real

  it('acts, passes on, and fails as anywhere', async (context) => {
    needsShell(context, dialect.real)
    const stage = initStage()
    stage.answer('good', shell.change([['AWS_SECRET_ACCESS_KEY', SECRET]]))
    stage.answer('bad', shell.failing(3), 3)
    stage.answer('shown', 'export WRONG=1; not for the shell\n')
    const good = await stage.run(dialect, ['awsenv assume good', 'awsenv list shown', 'dump good'], how)
    expect(good).toMatchObject({ status: 0, stdout: 'export WRONG=1; not for the shell\n', stderr: '' })
    expect(stage.dumped('good')?.get('AWS_SECRET_ACCESS_KEY')).toBe(SECRET)

    const bad = await stage.run(dialect, [dialect.status('awsenv assume bad')], how)
    if (/-e/.test(habit)) expect(bad).toMatchObject({ status: 3, stdout: '' })
    else expect(bad).toMatchObject({ status: 0, stdout: 'status 3\n' })
  })
})

describe.each(['bash', 'zsh', 'dash', 'busybox', 'ksh', 'mksh', 'fish', 'tcsh'])('what %s knows afterwards', (name) => {
  const dialect = dialects.find(({ real }) => real.name === name) as Dialect

  it.each(['good', 'bad'])('is the variables that are to be set, and nothing of the function (%s)', async (word) => {
    const { shell } = dialect.real
    const stage = initStage()
    stage.answer('good', shell.change([['AWS_SECRET_ACCESS_KEY', SECRET]]))
    stage.answer('bad', shell.failing(3, [['AWS_SECRET_ACCESS_KEY', SECRET]]), 3)
    const { stdout } = await stage.run(dialect, [dialect.status(`awsenv assume ${word}`), name === 'bash' ? 'set -o posix; set' : 'set'])
    const lines = stdout.split('\n').filter((line) => /^\w+[=\s]/.test(line))
    expect(lines.filter((line) => line.includes(SECRET)).map((line) => line.split(/[=\s]/)[0])).toEqual(
      name === 'tcsh' ? [] : ['AWS_SECRET_ACCESS_KEY'],
    )
    expect(lines.filter((line) => /^_*awsenv/i.test(line))).toEqual([])
  })
})
