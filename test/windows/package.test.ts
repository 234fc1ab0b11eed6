import { join } from 'node:path'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { beforeEach, describe, expect, it } from 'vitest'
import { encode } from '../../src/environment/restore'
import { cmd as shell } from '../../src/shells/cmd'
import type { Aws } from '../aws'
import { stsClient } from '../aws/clients'
import { needs } from '../support/needs'
import { run } from '../support/program'
import { hasPty, type Pty } from '../support/pty'
import { needsShell, realShells } from '../support/shells'
import { inWindows, needsWindows } from '../support/windows'
import { type Stay, stay } from '../support/world'
import { batchOnConsole, type CmdOptions, type CmdRun, cmd, cmdOnConsole, forms, installPackage } from './cmd'

let bin = ''
beforeEach(async (context) => {
  needsWindows(context)
  bin ||= await installPackage()
})

/** As awsenv's own hints have it. */
const evaluate = (words: string): string => shell.evaluate(`awsenv ${words}`)
const held = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_CREDENTIAL_EXPIRATION: '2999-01-01T00:00:00Z',
  AWSENV_PROFILE: 'dev',
}
const level = (file: string): string => `>${file} echo %ERRORLEVEL%`

const ASSUME = `for /f "delims=" %i in ('awsenv assume prod') do @%i`
const SHOW = 'echo level %ERRORLEVEL% now [%AWSENV_PROFILE%]'
const READ = ['set /p said=say:', 'echo heard %said%']

describe.each(forms)('%s', (form) => {
  it('assume makes the role of this shell, assume again another, unset puts back what was there', async () => {
    const place = await stay()
    const user = { AWS_PROFILE: " a&b | c > d ^ (e); f = 'g' ~,*?#$[]{}@ ", AWS_REGION: 'us-west-2' }
    const { stderr, written, aws } = await cmd(
      form,
      [
        'set >before.txt',
        'cmd /c exit 5',
        evaluate(`assume prod ${place.freshCode()} --session-name "a=b,c"`),
        level('level.txt'),
        'set >assumed.txt',
        evaluate('assume dev'),
        'set >again.txt',
        evaluate('unset'),
        'set >after.txt',
      ],
      within(place, user),
    )
    expect(stderr).toBe('')
    expect(written('level.txt')).toBe('0')
    const assumed = aws('assumed.txt')
    expect(await whoAmI(place.aws, assumed)).toBe('arn:aws:sts::444455556666:assumed-role/prod/a=b,c')
    expect(assumed).toMatchObject({ AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1', AWSENV_PROFILE: 'prod' })
    expect(assumed).toMatchObject({ AWS_ACCOUNT_ID: '444455556666', AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/^\d{4}-.*Z$/) })
    expect(assumed).not.toHaveProperty('AWS_PROFILE')
    expect(await whoAmI(place.aws, aws('again.txt'))).toMatch(/assumed-role\/dev\//)
    expect(aws('before.txt')).toMatchObject(user)
    expect(aws('after.txt')).toEqual(aws('before.txt'))
  })

  it('a failure sets ERRORLEVEL, stops what follows and changes nothing', async () => {
    const { stderr, written, aws } = await cmd(
      form,
      [
        'set >before.txt',
        `(${evaluate('assume nope')}) && >next.txt echo next`,
        level('level.txt'),
        'if errorlevel 1 >caught.txt echo caught',
        'set >after.txt',
      ],
      within(await stay(), held),
    )
    expect(stderr).toMatch(/^awsenv: There is no profile "nope"\./)
    expect([written('next.txt'), written('level.txt'), written('caught.txt')]).toEqual([undefined, '1', 'caught'])
    expect(aws('after.txt')).toEqual(aws('before.txt'))
  })

  it('where nothing is to be done, what follows goes on, whatever failed before', async () => {
    const lines = ['cmd /c exit 5', `(${evaluate('assume dev --if-needed')}) && >next.txt echo next`, level('level.txt')]
    const { stderr, written } = await cmd(form, lines, within(await stay(), held))
    expect([stderr, written('next.txt'), written('level.txt')]).toEqual(['', 'next', '0'])
  })

  it('the batch file of `init cmd` does as the function of other shells: variables, exit status, help', async () => {
    const place = await stay()
    const { stderr, written, aws } = await cmd(
      form,
      [
        'set >before.txt',
        'call awsenv init cmd >awsenv-init.cmd',
        'cmd /c exit 5',
        `call awsenv-init assume prod ${place.freshCode()} --session-name "a=b,c" && >next.txt echo next`,
        level('assumed-level.txt'),
        'set >assumed.txt',
        'call awsenv-init assume --help >help.txt 2>&1',
        'call awsenv-init assume nope && >wrong.txt echo wrong',
        level('nope-level.txt'),
        'call awsenv-init status --min-ttl 12h >status.txt',
        level('status-level.txt'),
        'set >still.txt',
        'call awsenv-init unset',
        'set >after.txt',
      ],
      within(place, { AWS_PROFILE: 'ana' }),
    )
    expect(stderr).toMatch(/^awsenv: There is no profile "nope".*$/)
    expect(await whoAmI(place.aws, aws('assumed.txt'))).toBe('arn:aws:sts::444455556666:assumed-role/prod/a=b,c')
    const levels = ['assumed', 'nope', 'status'].map((name) => written(`${name}-level.txt`))
    expect([levels, written('next.txt'), written('wrong.txt')]).toEqual([['0', '3', '5'], 'next', undefined])
    expect(written('help.txt')).toMatch(/^Usage: awsenv assume/)
    expect(written('status.txt')).toMatch(/^prod /)
    expect(aws('still.txt')).toEqual(aws('assumed.txt'))
    expect(aws('after.txt')).toEqual(aws('before.txt'))
  })

  it('FOR /F alone tells that cmd is asking', async () => {
    const place = await stay()
    const { stderr, aws } = await cmd(form, [`for /f "delims=" %i in ('awsenv assume dev') do @%i`, 'set >after.txt'], within(place))
    expect([stderr, aws('after.txt').AWSENV_PROFILE]).toEqual(['', 'dev'])
  })
})

it('~ is the folder that USERPROFILE names, and files may be as Notepad writes them', async () => {
  const place = await stay()
  place.home.write(
    '.aws/config',
    '\ufeff[profile mine]\r\nregion = eu-west-3\r\nsource_profile = ana\r\nrole_arn = arn:aws:iam::111122223333:role/dev\r\n',
  )
  const { written } = await cmd('batch', ['call awsenv explain mine --json >explain.txt'], within(place))
  const { region, settings } = JSON.parse(written('explain.txt') ?? '')
  expect([region, settings.role_arn.file, settings.role_arn.line]).toEqual(['eu-west-3', inWindows(`${place.home.path}/.aws/config`), 4])
})

it('the exit status passes through the shim', async () => {
  const { written } = await cmd('batch', ['call awsenv status --min-ttl 45m >status.txt', level('level.txt')], within(await stay()))
  expect([written('status.txt'), written('level.txt')]).toEqual(['This shell holds no credentials.', '5'])
})

// Windows itself would ask at the console of the test run.
it.skipIf(process.platform === 'win32')('without a console a code is not waited for', async () => {
  const place = await stay()
  const { stderr, written } = await cmd('batch', [evaluate('assume prod'), level('level.txt')], within(place))
  expect(stderr).toMatch(/wants an MFA code of .* no terminal to ask at/)
  expect([written('level.txt'), place.aws.requests]).toEqual(['1', []])
})

it.each(['50%off', 'caf\u00e9'])('a profile whose name cmd cannot hold is refused before AWS is called: %s', async (name) => {
  const place = await stay({ config: `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/dev\nsource_profile = ana\n` })
  const { stderr, written, aws } = await cmd(
    'batch',
    [evaluate('assume'), level('level.txt'), 'set >after.txt'],
    within(place, { AWS_PROFILE: name }),
  )
  expect(stderr).toMatch(/^awsenv: cmd cannot hold the value of AWSENV_PROFILE: it contains /)
  expect([written('level.txt'), aws('after.txt').AWSENV_PROFILE, place.aws.requests]).toEqual(['1', undefined, []])
})

it('unset takes the credentials out also where it cannot put a value back, and names that variable', async () => {
  const restore = encode({ AWS_PROFILE: '50%', AWS_REGION: 'us-west-2' })
  const { stderr, written, aws } = await cmd('batch', [evaluate('unset'), level('level.txt'), 'set >after.txt'], {
    bin,
    env: { ...held, AWSENV_RESTORE: restore, AWS_REGION: 'eu-west-1' },
  })
  expect(stderr).toMatch(/^awsenv: cmd cannot hold the value of AWS_PROFILE: .*; it is left unset\.$/)
  expect([written('level.txt'), aws('after.txt')]).toEqual(['1', { AWS_REGION: 'us-west-2' }])
})

describe('on a console', () => {
  beforeEach((context) => needs(context, 'script', hasPty))

  it('FOR /F in a batch file asks for a code, does not show it, and leaves the console as it was', async () => {
    const place = await stay()
    const console = batchOnConsole([ASSUME, SHOW, ...READ], within(place))
    const code = await answer(console, place)
    await console.expect('level 0 now [prod]')
    expect(console.screen).not.toContain(code)
    expect(place.aws.codes()).toEqual([code])
    await showsWhatIsTyped(console)
  })

  it('FOR /F that is typed asks for a code, does not show it, and the next line can be typed', async () => {
    const place = await stay()
    const console = cmdOnConsole(within(place))
    await console.expect('>')
    console.send(`${ASSUME}\r`)
    const code = await answer(console, place)
    await console.expect('>')
    console.send(`${SHOW}\r`)
    await console.expect('level 0 now [prod]')
    expect(console.screen).not.toContain(code)
  })

  it('Ctrl-D at the question ends it: nothing is called, ERRORLEVEL is 1, and the console is as it was', async () => {
    const place = await stay()
    const console = batchOnConsole([ASSUME, SHOW, ...READ], within(place))
    await console.expect('for prod:')
    console.send('\x04')
    await console.expect('level 1 now []')
    expect(place.aws.requests).toEqual([])
    await showsWhatIsTyped(console)
  })

  it('assume without FOR /F shows the line to type, and no secret', async () => {
    const place = await stay()
    const console = batchOnConsole(['call awsenv assume dev', SHOW], within(place))
    await console.expect('level 2 now []')
    expect(console.screen.replace(/\s+/g, ' ')).toContain(`Type: for /f "delims=" %i in ('awsenv assume dev --shell cmd') do @%i`)
    expect(place.aws.requests).toEqual([])
  })

  it('names are shown as they are, whatever the code page', async () => {
    const place = await stay({ config: '[profile caf\u00e9]\nregion = eu-west-1\n' })
    await batchOnConsole(['call awsenv list'], within(place)).expect('caf\u00e9')
  })
})

it('in PowerShell the shim of its own takes part in a pipe, and a failure ends the script', async (context) => {
  const { pwsh } = realShells
  needsShell(context, pwsh)
  const script = [
    // The shim wants it, and it belongs to a module that not every PowerShell has.
    'if (!(Get-Command Split-Path -ErrorAction Ignore)) { function Split-Path($Path, [switch] $Parent) { [IO.Path]::GetDirectoryName($Path) } }',
    '& $env:SHIM assume dev | Invoke-Expression; "assumed $env:AWSENV_PROFILE $?"',
    '& $env:SHIM unset | Invoke-Expression; "unset [$env:AWSENV_PROFILE] $?"',
    '& $env:SHIM assume nope | Invoke-Expression && "next"',
    '"went on"',
  ]
  const env = { ...(await stay()).env, SHIM: join(bin, 'awsenv.ps1') }
  const { stdout, status } = await run([pwsh.path ?? '', ...pwsh.args, script.join('\n')], { env })
  expect([stdout.trim().split(/\r?\n/), status]).toEqual([['assumed dev True', 'unset [] True'], 1])
})

function within({ home, aws }: Stay, env: Readonly<Record<string, string>> = {}): CmdOptions {
  return { bin, home: home.path, env: { ...aws.environment, ...env } }
}

async function whoAmI(aws: Aws, variables: ReturnType<CmdRun['aws']>): Promise<string | undefined> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken = '',
  } = variables
  return (await stsClient(aws, { accessKeyId, secretAccessKey, sessionToken }).send(new GetCallerIdentityCommand({}))).Arn
}

/** Types a code at the question; answers the code. */
async function answer(console: Pty, { freshCode }: Stay): Promise<string> {
  await console.expect(/MFA code of arn:aws:iam::111122223333:mfa\/ana for prod:/)
  const code = freshCode()
  console.send(`${code}\r`)
  return code
}

async function showsWhatIsTyped(console: Pty): Promise<void> {
  await console.expect('say:')
  console.send('hello\r')
  await console.expect(/hello.*heard hello/s)
}
