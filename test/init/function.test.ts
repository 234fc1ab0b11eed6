import { beforeEach, describe, expect, it } from 'vitest'
import type { Shell } from '../../src/shells/types'
import { needsShell } from '../support/shells'
import { dialects, type InitStage, initStage } from './stage'

const SECRET = 'fSECRETx9'
/** Words that a shell would take apart, expand or drop if the function did not pass them on as they are. */
const WORDS = [
  'a  b',
  "it's",
  '"q"',
  '$HOME',
  '`x`',
  '\\',
  'b\\',
  'ü',
  '--flag=a b',
  '[no]?',
  '(x)',
  'a;b',
  'a&b',
  '#x',
  '{a,b}',
  'e!',
  '-',
]

describe.each(dialects.map((dialect) => [dialect.real.name, dialect] as const))('the function in %s', (_name, dialect) => {
  const { real, status, and, pipe } = dialect
  let stage: InitStage
  beforeEach((context) => {
    needsShell(context, real)
    stage = prepare(real.shell)
  })

  it.each(['assume', 'session', 'unset'])('%s acts on this shell', async (command) => {
    const { stdout, stderr } = await stage.run(dialect, [status(`awsenv ${command} good`), 'dump after'], { env: { GONE: 'x' } })
    expect({ stdout, stderr }).toEqual({ stdout: 'status 0\n', stderr: '' })
    expect(stage.dumped('after')?.get('AWS_SECRET_ACCESS_KEY')).toBe(SECRET)
    expect(stage.dumped('after')?.has('GONE')).toBe(false)
  })

  it('names its shell for the call that it evaluates, and for no other', async () => {
    await stage.run(dialect, ['awsenv assume good', 'awsenv list', 'dump after'])
    expect(stage.calls().map(({ awsenvShell }) => awsenvShell)).toEqual([real.shell.name, ''])
    expect(stage.dumped('after')?.has('AWSENV_SHELL')).toBe(false)
  })

  it('passes every word on as it is', async () => {
    // tcsh has no other way to take a program's output than backquotes, which cannot stand within backquotes.
    const evaluated = WORDS.filter((word) => real.name !== 'tcsh' || !word.includes('`'))
    const line = (words: readonly string[]) => ['awsenv', ...words.map((word) => real.shell.argument(word))].join(' ')
    await stage.run(dialect, [line(['assume', ...evaluated]), line(['list', ...WORDS])])
    expect(stage.calls().map(({ args }) => args)).toEqual([
      ['assume', ...evaluated],
      ['list', ...WORDS],
    ])
  })

  it('keeps the leading zero of a code', async () => {
    await stage.run(dialect, ['awsenv assume good 012345'])
    expect(stage.calls()[0]?.args).toEqual(['assume', 'good', '012345'])
  })

  it('runs without a word', async () => {
    await stage.run(dialect, ['awsenv'])
    expect(stage.calls()).toEqual([{ args: [], awsenvShell: '' }])
  })

  it('shows what any other command prints, and ends with its status', async () => {
    const { stdout } = await stage.run(dialect, [status('awsenv list shown')])
    expect(stdout).toBe('export WRONG=1; not for the shell\nstatus 5\n')
  })

  it.each(['--help', '-h', '--version', '--print', '--format json', '--format=json', '--shell fish', '--shell=fish'])(
    'shows what assume prints with %s',
    async (option) => {
      const { stdout } = await stage.run(dialect, [status(`awsenv assume shown ${option}`)])
      expect(stdout).toBe('export WRONG=1; not for the shell\nstatus 5\n')
      expect(stage.calls()[0]?.awsenvShell).toBe('')
    },
  )

  it("a failure has awsenv's status, leaves the environment as it is, and stops what follows", async () => {
    const first = await stage.run(dialect, ['awsenv assume good', status('awsenv assume bad'), 'dump after'])
    expect(first.stdout).toBe('status 3\n')
    expect(stage.dumped('after')?.get('AWS_SECRET_ACCESS_KEY')).toBe(SECRET)
    await stage.run(dialect, [and('awsenv assume bad', 'dump next')])
    expect(stage.dumped('next')).toBeUndefined()
    await stage.run(dialect, [and('awsenv assume good', 'dump next')])
    expect(stage.dumped('next')).toBeDefined()
  })

  it('a failure may take the credentials out', async () => {
    await stage.run(dialect, ['awsenv assume good', status('awsenv assume clears --clear-on-error'), 'dump after'])
    expect(stage.dumped('after')?.has('AWS_SECRET_ACCESS_KEY')).toBe(false)
  })

  it('a program that ends without a word is no success', async () => {
    const { stdout } = await stage.run(dialect, [status('awsenv assume silent')])
    expect(stdout).toBe('status 7\n')
  })

  it('an answer without code changes nothing and succeeds', async () => {
    const { stdout, stderr } = await stage.run(dialect, [status('awsenv assume nothing')])
    expect({ stdout, stderr }).toEqual({ stdout: 'status 0\n', stderr: '' })
  })

  // What tcsh's eval runs has no standard input, and its alias needs eval.
  it.skipIf(real.name === 'tcsh').each(['assume', 'list'])('hands the standard input to %s', async (command) => {
    await stage.run(dialect, [pipe('hello', `awsenv ${command} stdin`)])
    expect(stage.stdin().trimEnd()).toBe('hello')
  })

  it('may be loaded twice', async () => {
    const { stdout, stderr } = await stage.run(dialect, [dialect.load, status('awsenv assume good'), status('awsenv list shown')])
    expect({ stdout, stderr }).toEqual({ stdout: 'status 0\nexport WRONG=1; not for the shell\nstatus 5\n', stderr: '' })
  })

  it('stops where the program is gone', async () => {
    const next = real.name === 'pwsh' ? 'Write-Output next' : 'echo next'
    const { stdout } = await stage.run(dialect, [dialect.losePath, and('awsenv assume good', next)])
    expect(stdout).not.toContain('next')
  })
})

function prepare(shell: Shell): InitStage {
  const stage = initStage()
  stage.answer(
    'good',
    shell.change([
      ['AWS_SECRET_ACCESS_KEY', SECRET],
      ['AWSENV_PROFILE', "My 'Role'"],
      ['GONE', undefined],
    ]),
  )
  stage.answer('bad', shell.failing(3), 3)
  stage.answer('clears', shell.failing(3, [['AWS_SECRET_ACCESS_KEY', undefined]]), 3)
  stage.answer('unset', shell.change([['AWS_SECRET_ACCESS_KEY', undefined]]))
  stage.answer('silent', '', 7)
  stage.answer('nothing', shell.nothing())
  stage.answer('shown', 'export WRONG=1; not for the shell\n', 5)
  return stage
}
