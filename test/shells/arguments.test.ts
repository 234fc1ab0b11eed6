import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rawByte } from '../../src/shells/bytes'
import { shells } from '../../src/shells/index'
import { needsShell, type RealShell, realShells, stage } from '../support/shells'
import { attacks, awsAlphabet } from './values'

const values = [...awsAlphabet, ...attacks]

describe('the arguments of a line that awsenv shows', () => {
  test.for(Object.values(realShells))('arrive as they are: $name', async (real, context) => {
    needsShell(context, real)
    const { shell } = real
    const typed = values.filter((value) => canBeTyped(real, value))
    const { run, cwd } = stage()
    const result = await run(real, shell.evaluate(`awsenv ${typed.map(shell.argument).join(' ')}`), { code: shell.nothing() })
    expect(result).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
      words: typed.map((value) => Buffer.from(value).toString('latin1')),
    })
    expect(existsSync(join(cwd, 'canary'))).toBe(false)
    expect(typed.length).toBeGreaterThan(values.length / 2)
  })

  test.each(shells)('need no quotes where they are plain: $name', ({ argument }) => {
    const plain = ['prod', '123456', 'team/prod', 'arn:aws:iam::123456789012:role/x', '--duration', '-h', 'my.profile_2']
    expect(plain.map(argument)).toEqual(plain)
  })

  test.each([
    ['bash', "'My Role'"],
    ['sh', "'My Role'"],
    ['fish', "'My Role'"],
    ['powershell', "'My Role'"],
    ['cmd', '"My Role"'],
    ['nushell', "'My Role'"],
    ['tcsh', "'My Role'"],
    ['elvish', "'My Role'"],
    ['xonsh', '@("My Role")'],
  ])('are quoted in the usual way: %s', (name, text) => {
    expect(shells.find((shell) => shell.name === name)?.argument('My Role')).toBe(text)
  })

  test.each([
    ['"', '""""'],
    ['a" & calc', '"a"" & calc"'],
    ['a\nb', '"a b"'],
    ['%PATH%', '"%PATH%"'],
  ])('cannot end the quotes of cmd: %j', (value, text) => {
    expect(shells.find(({ name }) => name === 'cmd')?.argument(value)).toBe(text)
  })
})

// What a terminal's line cannot have: bytes that are not UTF-8 and, within tcsh's backticks, some characters in any quotes.
function canBeTyped({ name }: RealShell, value: string): boolean {
  return !rawByte.test(value) && !(name === 'tcsh' && /[\r\n!`]/.test(value))
}
