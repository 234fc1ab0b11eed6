import { beforeEach, describe, expect, it } from 'vitest'
import { awsenv } from '../support/program'
import { needsWindows } from '../support/windows'
import { stay } from '../support/world'
import { type CmdRun, cmd, installPackage } from '../windows/cmd'

const level = (name: string): string => `>${name} echo %ERRORLEVEL%`

it('the batch file for cmd ends its lines as Windows does, and makes the macro where one types', async () => {
  const { stdout } = await awsenv(['init', 'cmd'])
  expect(stdout.split('\n').filter((line) => !/^@.*\r$|^:\w+\r$/.test(line))).toEqual([''])
  expect(stdout).toContain('doskey awsenv=call "%~f0" $*')
})

describe('the batch file for cmd', () => {
  let bin = ''
  beforeEach(async (context) => {
    needsWindows(context)
    bin ||= await installPackage()
  })

  /** Runs the lines after the batch file was made; they call it as `awsenv-init`. */
  async function run(lines: readonly string[]): Promise<CmdRun> {
    const { env, home } = await stay()
    const { HOME, USERPROFILE, ...variables } = env
    return cmd('batch', ['call awsenv init cmd >awsenv-init.cmd', ...lines], { bin, home: home.path, env: variables })
  }

  it('acts on the caller, passes on, and takes everything out', async () => {
    const { stderr, written, aws } = await run([
      'set >before.txt',
      'call awsenv-init assume dev --session-name "a=b,c"',
      level('level.txt'),
      'set >assumed.txt',
      'call awsenv-init list --json >list.txt',
      'call awsenv-init assume dev --help >help.txt 2>&1',
      'call awsenv-init unset',
      'set >after.txt',
    ])
    expect(stderr).toBe('')
    expect(written('level.txt')).toBe('0')
    expect(aws('assumed.txt')).toMatchObject({ AWSENV_PROFILE: 'dev', AWS_SESSION_TOKEN: expect.any(String) })
    expect(aws('after.txt')).toEqual(aws('before.txt'))
    expect(JSON.parse(written('list.txt') ?? '')).toContainEqual(expect.objectContaining({ name: 'prod' }))
    expect(written('help.txt')).toContain('Usage: awsenv assume')
  })

  it("a failure has awsenv's status, and changes nothing", async () => {
    const { stderr, written, aws } = await run([
      'call awsenv-init assume dev',
      'set >before.txt',
      'call awsenv-init assume nope',
      level('level.txt'),
      'set >after.txt',
      'call awsenv-init list --nope',
      level('other.txt'),
    ])
    expect(stderr).toMatch(/There is no profile "nope"/)
    expect([written('level.txt'), written('other.txt')]).toEqual(['3', '2'])
    expect(aws('after.txt')).toEqual(aws('before.txt'))
  })
})
