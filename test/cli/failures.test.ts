import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { freePort } from '../support/moto'
import { needs } from '../support/needs'
import { root, tested } from '../support/paths'
import { awsenv, run } from '../support/program'
import { hasPty, pty } from '../support/pty'
import { temporaryFolder } from '../support/temporary'
import { stay } from '../support/world'

const script = (words: string) => `set -e; eval "$(awsenv ${words})"; echo reached`
const bash = (words: string, env: Readonly<Record<string, string>>, timeout?: number) =>
  run(['bash', '--norc', '-c', script(words)], { env: { ...env, PATH: pathWithAwsenv() }, ...(timeout ? { timeout } : {}) })

describe('a failed assume fails the eval and prints no credential', () => {
  it('no such profile', async () => {
    const { env } = await stay()
    await stopped('assume nope', env, 3, /There is no profile "nope"/)
  })

  it('a profile that is mistyped: the nearest names', async () => {
    const { env, aws } = await stay()
    await stopped('assume prd', env, 3, /Did you mean "prod"/)
    expect(aws.requests).toEqual([])
  })

  it('AccessDenied: who asked for what, and whether MFA was sent', async () => {
    const { env, world } = await stay({
      config: '[profile closed]\nrole_arn = arn:aws:iam::999988887777:role/closed\nsource_profile = ana\n',
    })
    const { stderr } = await stopped(
      'assume closed',
      env,
      5,
      /Profile "closed": AWS refused AssumeRole for arn:aws:iam::999988887777:role\/closed/,
    )
    expect(stderr).toContain('asked by profile "ana", without MFA')
    expect(stderr).toContain(world.ana.arn)
    expect(stderr).toMatch(/config:\d+\)/)
  })

  it('nobody listens', async () => {
    const { env } = await stay()
    const url = `http://127.0.0.1:${await freePort()}`
    await stopped(
      'assume dev',
      { ...env, AWS_ENDPOINT_URL_STS: url },
      6,
      new RegExp(`${url.slice(7)} cannot be reached \\(ECONNREFUSED\\)`),
    )
  })

  it('a server that accepts and never answers: within 16 seconds', async () => {
    const { env, aws } = await stay()
    aws.fault({ kind: 'silent', times: Number.POSITIVE_INFINITY })
    const started = Date.now()
    await stopped('assume dev', env, 6, /gave no answer within 15 seconds/)
    expect(Date.now() - started).toBeLessThan(16_000 + 2_000)
    expect(aws.calls('AssumeRole')).toHaveLength(1)
  })

  it('SIGTERM while it waits for an answer', async () => {
    const { env, aws } = await stay()
    aws.fault({ kind: 'silent', times: Number.POSITIVE_INFINITY })
    const waiting = run(
      [
        'bash',
        '--norc',
        '-c',
        'awsenv assume dev > out & sleep 1.5; kill -TERM $!; wait $!; echo status $?; cat out; set -e; eval "$(cat out)"; echo reached',
      ],
      { env: { ...env, PATH: pathWithAwsenv() }, cwd: temporaryFolder('sigterm') },
    )
    const { stdout } = await waiting
    expect(stdout).toBe('status 143\nfalse;\n')
  })

  it('Ctrl-C at the prompt: status 130, and the terminal is as it was', async (context) => {
    needs(context, 'script', hasPty)
    const { env, aws } = await stay()
    const line =
      'stty -a > a; awsenv assume prod > out; echo status $?; stty -a > b; cmp a b && echo sane; cat out; eval "$(cat out)" && echo next'
    const terminal = pty(['bash', '--norc', '-c', line], { env: { ...env, PATH: pathWithAwsenv() }, cwd: temporaryFolder('interrupt') })
    await terminal.expect(/MFA code/)
    await sleep(100)
    terminal.send('12\x03')
    await terminal.expect(/status 130\s+sane\s+false;/)
    await terminal.exit()
    expect(terminal.screen).not.toMatch(/next/)
    expect(aws.requests).toEqual([])
  })

  it('the terminal is closed at the prompt: status 129, and no abort that may leave an image of the memory', async (context) => {
    needs(context, 'script', hasPty)
    const { env } = await stay()
    const cwd = temporaryFolder('hangup')
    const line = 'trap "" HUP; exec 3> status; awsenv assume prod > out 2> err; echo $? >&3; cat out >&3'
    const terminal = pty(['bash', '--norc', '-c', line], { env: { ...env, PATH: pathWithAwsenv() }, cwd })
    await terminal.expect(/MFA code/)
    terminal.hangUp()
    await expect.poll(() => readFileSync(join(cwd, 'status'), 'utf8'), { timeout: 10_000 }).toBe('129\nfalse;\n')
    expect(readFileSync(join(cwd, 'err'), 'utf8')).toBe('')
  })

  it('a code is wanted and there is no terminal: at once', async () => {
    const { env, aws } = await stay()
    await stopped('assume prod', env, 4, /wants an MFA code of .*no terminal/)
    expect(aws.requests).toEqual([])
  })

  it.skipIf(tested)('an installation that is broken, whole or in part', async () => {
    const folder = temporaryFolder('broken')
    for (const name of ['bin', 'dist', 'package.json']) cpSync(join(root, name), join(folder, name), { recursive: true })
    const program = join(folder, 'bin', 'awsenv.js')
    const attempt = () => run(['bash', '--norc', '-c', `set -e; eval "$(${process.execPath} ${program} assume dev)"; echo reached`])
    writeFileSync(join(folder, 'dist', 'assume.js'), 'this is no program')
    expect(await attempt()).toMatchObject({ status: 1, stdout: '' })
    writeFileSync(join(folder, 'dist', 'main.js'), '{')
    expect(await attempt()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('install it again') })
    expect(await run([process.execPath, program, 'assume', '--shell', 'pwsh'])).toMatchObject({
      stdout: expect.stringContaining('Write-Error'),
    })
    expect(await run([process.execPath, program, 'assume', '--shell=elvish'])).toMatchObject({ status: 1, stdout: '' })
  })
})

describe('the environment after a failure', () => {
  it('stays as it was', async () => {
    const { env } = await stay()
    const { stdout } = await awsenv(['assume', 'nope', '--shell', 'bash'], { env })
    expect(stdout).toBe('false;\n')
  })

  it('is clean with --clear-on-error, and the line fails all the same', async () => {
    const { env } = await stay()
    const path = pathWithAwsenv()
    const line =
      'eval "$(awsenv assume dev)"; eval "$(awsenv assume nope --clear-on-error)" && echo next; env | grep -c "^AWSENV\\|^AWS_ACCESS\\|^AWS_SESS"'
    expect(await run(['bash', '--norc', '-c', line], { env: { ...env, PATH: path } })).toMatchObject({ stdout: '0\n' })
  })
})

describe('each wrong word costs no call and no prompt', () => {
  const cases: readonly (readonly [words: string, status: number, message: RegExp])[] = [
    ['assume prod 12345', 2, /a code is six digits/],
    ['assume prod 1234567', 2, /a code is six digits/],
    ['assume prod abcdef', 2, /a code is six digits/],
    ['assume prod 123456 again', 2, /"again" is one word too many/],
    ['assume prod 123456 --mfa-code 123456', 2, /given twice/],
    ['assume prod --duration 60', 2, /--duration 60 is out of range/],
    ['assume prod --duration soon', 2, /--duration "soon" is no duration/],
    ['assume audit --duration 2h', 2, /one hour/],
    ['assume prod --regoin eu-west-1', 2, /There is no option --regoin here. Did you mean --region/],
    ['assume prod --region', 2, /--region needs a value/],
    ['assume prod --region eu-west-1/evil.example', 2, /no name of a region/],
    ['assume prod --region eu-west-1 --no-region', 2, /exclude each other/],
    ['assume prod --shell korn', 2, /--shell is "korn"/],
    ['assume prod --session-name a/b', 2, /--session-name "a\/b" is not allowed/],
    ['assume dev --source-profile ana', 2, /goes with a role's ARN/],
    ['assume arn:aws:iam::111122223333:role/dev', 2, /--source-profile NAME/],
    ['assume arn:aws:iam::111122223333:role/dev --source-profile nobody', 3, /no profile "nobody"/],
    ['assume prod --mfa-serial arn:aws:iam::111122223333:u2f/user/ana/key', 2, /security key/],
    ['assume ana --external-id x', 2, /--external-id/],
    ['asume prod', 2, /Did you mean assume/],
  ]
  it.each(cases)('awsenv %s', async (words, status, message) => {
    const { env, aws } = await stay()
    const result = await awsenv([...words.split(' '), ...(words.includes('--shell') ? [] : ['--shell', 'bash'])], { env })
    expect(result.stderr).toMatch(message)
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
    expect(result).toMatchObject({ status, stdout: 'false;\n' })
    expect(aws.requests).toEqual([])
  })
})

describe('a line that is wrong before it is checked', () => {
  it.each([
    ['asume dev --shell powershell', /-ErrorAction Stop/],
    ['dev --shell powershell', /-ErrorAction Stop/],
    ['--shell powershell', /-ErrorAction Stop/],
    ['assume dev --nope --shell powershell', /-ErrorAction Stop/],
    ['assume dev --nope --shell bash --clear-on-error', /unset AWS_SESSION_TOKEN.*false;\n$/s],
    ['assume dev --nope --format json', /^$/],
    ['list --nope --shell bash', /^$/],
  ])('awsenv %s', async (words, stdout) => {
    const { env } = await stay()
    expect(await awsenv(words.split(' '), { env: { ...env, AWS_SESSION_TOKEN: 'old' } })).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(stdout),
    })
  })
})

async function stopped(words: string, env: Readonly<Record<string, string>>, status: number, message: RegExp) {
  const direct = await awsenv([...words.split(' '), '--shell', 'bash'], { env })
  expect(direct.stderr).toMatch(message)
  expect(direct).toMatchObject({ status, stdout: 'false;\n' })
  if (status !== 6) expect(await bash(words, env)).toMatchObject({ status: 1, stdout: '' })
  return direct
}

describe('unset', () => {
  it('takes the credentials out although the settings file is broken, and says so', async () => {
    const { env, home } = await stay()
    home.write('.config/awsenv/config.toml', 'colour = ')
    const { status, stdout, stderr } = await awsenv(['unset', '--shell', 'bash'], { env })
    expect([status, stdout]).toEqual([0, expect.stringContaining('unset AWS_SESSION_TOKEN;')])
    expect(stderr).toContain('config.toml:1:')
  })

  it('removes what it cannot put back in a shell that cannot hold it, names it, and fails', async () => {
    const restore = Buffer.from(JSON.stringify({ AWS_PROFILE: '50%', AWS_REGION: 'eu-west-1' })).toString('base64url')
    const { status, stdout, stderr } = await awsenv(['unset', '--shell', 'cmd'], { env: { AWSENV_RESTORE: restore, AWS_PROFILE: 'x' } })
    expect(status).toBe(3)
    expect(stdout).toMatch(
      /set "AWS_SECRET_ACCESS_KEY="\n(?:.*\n)*set "AWS_PROFILE="\n(?:.*\n)*set "AWS_REGION=eu-west-1"\n(?:.*\n)*cmd \/c exit 1\n$/,
    )
    expect(stderr).toContain('AWS_PROFILE')
  })

  it('leaves the user variables alone where nothing is remembered, or what is remembered cannot be read', async () => {
    for (const AWSENV_RESTORE of [undefined, 'garbled']) {
      const { stdout } = await awsenv(['unset', '--shell', 'bash'], { env: { AWSENV_RESTORE, AWS_PROFILE: 'mine' } })
      expect(stdout).not.toMatch(/AWS_PROFILE|AWS_REGION/)
    }
  })

  it('puts back bytes that are no text', async () => {
    const line = `export AWS_PROFILE=$'a\\xffb\\n '; eval "$(awsenv assume dev)"; eval "$(awsenv assume cy)"; eval "$(awsenv unset)"; printf %s "$AWS_PROFILE" | od -An -tx1`
    const { env } = await stay()
    expect((await run(['bash', '--norc', '-c', line], { env: { ...env, PATH: pathWithAwsenv() } })).stdout.trim()).toBe('61 ff 62 0a 20')
  })
})
