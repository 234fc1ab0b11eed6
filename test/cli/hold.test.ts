import { describe, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { needs } from '../support/needs'
import { awsenv, run } from '../support/program'
import { needsShell, realShells } from '../support/shells'
import { stay } from '../support/world'

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const keys = { AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x', AWS_SESSION_TOKEN: 'y' }
const held = (minutes: number) => ({ ...keys, AWSENV_PROFILE: 'dev', AWS_CREDENTIAL_EXPIRATION: inMinutes(minutes) })

describe('assume --if-needed', () => {
  it.each([
    ['the profile, for long enough', held(6), [], 0],
    ['the profile, but not for long enough', held(4), [], 1],
    ['the profile, for longer than --min-ttl', held(31), ['--min-ttl', '30m'], 0],
    ['the profile, for less than --min-ttl', held(29), ['--min-ttl', '30m'], 1],
    ['another profile', { ...held(50), AWSENV_PROFILE: 'prod' }, [], 1],
    ['keys that nobody says the end of', { ...held(50), AWS_CREDENTIAL_EXPIRATION: '' }, [], 1],
    ['the mark without keys', { AWSENV_PROFILE: 'dev', AWS_CREDENTIAL_EXPIRATION: inMinutes(50) }, [], 1],
    ['nothing', {}, [], 1],
  ])('in a shell that holds %s', async (_what, variables, words, calls) => {
    const { env, aws } = await stay()
    const result = await awsenv(['assume', 'dev', '--if-needed', ...words, '--shell', 'bash'], { env: { ...env, ...variables } })
    expect(result).toMatchObject({ status: 0, stderr: '' })
    expect(result.stdout === '').toBe(calls === 0)
    expect(aws.requests).toHaveLength(calls)
  })

  it('evaluates to nothing in PowerShell, where an empty text is an error', async (context) => {
    const { pwsh } = realShells
    needsShell(context, pwsh)
    const { env } = await stay()
    for (const line of [
      'awsenv assume dev --if-needed | Invoke-Expression',
      'iex (awsenv assume dev --if-needed)',
      'iex "$(awsenv assume dev --if-needed)"',
    ]) {
      const script = `$ErrorActionPreference = 'Stop'; ${line}; "ok $env:AWSENV_PROFILE"`
      const result = await run([pwsh.path ?? '', ...pwsh.args, script], { env: { ...env, ...held(50), PATH: pathWithAwsenv() } })
      expect(result).toMatchObject({ stdout: expect.stringMatching(/^ok dev\s*$/), stderr: '' })
    }
  })

  it('is a mistake with --format, and --min-ttl without it', async () => {
    const { env } = await stay()
    expect(await awsenv(['assume', 'dev', '--if-needed', '--format', 'json'], { env })).toMatchObject({ status: 2, stdout: '' })
    expect(await awsenv(['assume', 'dev', '--min-ttl', '5m', '--shell', 'sh'], { env })).toMatchObject({ status: 2 })
  })
})

describe('status', () => {
  it('says what this shell holds and for how long', async () => {
    const env = { ...held(47.5), AWS_ACCOUNT_ID: '111122223333', AWS_REGION: 'eu-west-1' }
    const result = await awsenv(['status'], { env })
    expect(result).toMatchObject({ status: 0, stderr: '' })
    expect(result.stdout).toBe('dev (account 111122223333, eu-west-1)\n  access key ASIAIOSFODNN7EXAMPLE\n  expires in 47 min\n')
    const { stdout } = await awsenv(['status', '--json'], { env })
    expect(JSON.parse(stdout)).toEqual({
      profile: 'dev',
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      accountId: '111122223333',
      region: 'eu-west-1',
      expiration: env.AWS_CREDENTIAL_EXPIRATION,
      secondsLeft: expect.closeTo(47.5 * 60, -1),
    })
  })

  it.each([
    ['nothing', {}, 5, 'This shell holds no credentials.'],
    ['credentials that last', held(46), 0, 'expires in 45 min'],
    ['credentials that last too short', held(44), 5, 'expires in 43 min'],
    ['credentials that are over', held(-3), 5, 'expired 3 min ago'],
    ['keys that nobody says the end of', keys, 5, 'Keys that are not from awsenv'],
  ])('--min-ttl 45m with %s', async (_what, env, status, text) => {
    expect(await awsenv(['status', '--min-ttl', '45m'], { env })).toMatchObject({ status, stdout: expect.stringContaining(text) })
  })

  it('--verify asks STS whose they are', async () => {
    const { env, aws, world } = await stay()
    const document = JSON.parse((await awsenv(['assume', 'dev', '--format', 'json'], { env })).stdout)
    const now = {
      AWS_ACCESS_KEY_ID: document.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: document.SecretAccessKey,
      AWS_SESSION_TOKEN: document.SessionToken,
    }
    const { stdout } = await awsenv(['status', '--verify', '--json'], { env: { ...env, ...now, AWSENV_PROFILE: 'dev' } })
    expect(JSON.parse(stdout).arn).toMatch(new RegExp(`^arn:aws:sts::111122223333:assumed-role/${world.dev.name}/`))
    aws.expire(document.AccessKeyId)
    expect(await awsenv(['status', '--verify'], { env: { ...env, ...now } })).toMatchObject({
      status: 5,
      stdout: '',
      stderr: expect.stringContaining('ExpiredToken'),
    })
  })
})

describe('for programs', () => {
  it('process is what the AWS CLI takes from a credential_process, and is not caught in a circle', { timeout: 60_000 }, async (context) => {
    needs(context, 'aws')
    const { env, home, aws } = await stay({
      config:
        '[profile wrapped]\nregion = eu-west-1\ncredential_process = awsenv process dev\n[profile round]\ncredential_process = awsenv process round\n',
    })
    const cli = (profile: string) =>
      run(['aws', 'sts', 'get-caller-identity', '--profile', profile, '--query', 'Arn', '--output', 'text'], {
        env: { ...env, PATH: pathWithAwsenv() },
        timeout: 50_000,
      })
    expect((await cli('wrapped')).stdout).toMatch(/assumed-role\/dev\//)
    expect(await awsenv(['process', 'round'], { env: { ...env, PATH: pathWithAwsenv() } })).toMatchObject({
      status: 5,
      stdout: '',
      stderr: expect.stringContaining('"round" → "round"'),
    })
    expect(aws.calls('AssumeRole')).toHaveLength(1)
    expect(home.path).toBeTruthy()
  })

  it('--format dotenv prints NAME=value lines, --format json the document; a failure prints nothing', async () => {
    const { env } = await stay()
    const { stdout } = await awsenv(['assume', 'dev', '--format', 'dotenv'], { env })
    expect(stdout).toMatch(
      /^AWS_ACCESS_KEY_ID=ASIA\w{16}\nAWS_SECRET_ACCESS_KEY=\S+\nAWS_SESSION_TOKEN=\S+\nAWS_CREDENTIAL_EXPIRATION=\S+Z\nAWS_ACCOUNT_ID=111122223333\nAWS_REGION=eu-west-1\nAWS_DEFAULT_REGION=eu-west-1\nAWSENV_PROFILE=dev\n$/,
    )
    const document = JSON.parse((await awsenv(['assume', 'dev', '--format', 'json'], { env })).stdout)
    expect(Object.keys(document)).toEqual(['Version', 'AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration', 'AccountId'])
    for (const format of ['json', 'dotenv'])
      expect(await awsenv(['assume', 'nope', '--format', format], { env })).toMatchObject({ status: 3, stdout: '' })
    expect(await awsenv(['assume', 'dev', '--format', 'xml', '--shell', 'sh'], { env })).toMatchObject({ status: 2, stdout: 'false;\n' })
  })

  it('session is a session of the long-term keys, below whatever roles', async () => {
    const { env, aws, freshCode, serial } = await stay()
    expect(await awsenv(['session', 'prod', freshCode(), '--duration', '36h', '--shell', 'sh'], { env })).toMatchObject({ status: 0 })
    expect(aws.calls('GetSessionToken')[0]?.parameters).toMatchObject({ SerialNumber: serial, DurationSeconds: '129600' })
    expect(aws.calls('AssumeRole')).toEqual([])
  })

  it('list tells the profiles, as a table and as JSON', async () => {
    const { env, world } = await stay()
    const { stdout } = await awsenv(['list', '--json'], { env })
    expect(JSON.parse(stdout)).toContainEqual({
      name: 'prod',
      kind: 'role',
      account: '444455556666',
      role: 'prod',
      region: 'eu-central-1',
      mfa: world.ana.mfaSerials[0],
      source: 'ana',
    })
    const lines = (await awsenv(['list'], { env })).stdout.split('\n')
    expect(lines[0]).toMatch(/^PROFILE +KIND +ACCOUNT +ROLE +REGION +MFA +SOURCE$/)
    expect(lines.find((line) => line.startsWith('cy '))).toMatch(/^cy +static +- +- +eu-west-1 +- +-$/)
  })

  it('session tags, policies and the source identity reach STS', async () => {
    const { env, aws } = await stay()
    const words = [
      '--tag',
      'team=a b',
      '--tag',
      'cost=7',
      '--transitive-tag',
      'team',
      '--source-identity',
      'ana',
      '--policy-arn',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      '--session-policy',
      '{"Version":"2012-10-17"}',
    ]
    expect(await awsenv(['assume', 'dev', ...words, '--shell', 'sh'], { env })).toMatchObject({ status: 0, stderr: '' })
    expect(aws.calls('AssumeRole')[0]?.parameters).toMatchObject({
      'Tags.member.1.Key': 'team',
      'Tags.member.1.Value': 'a b',
      'Tags.member.2.Key': 'cost',
      'TransitiveTagKeys.member.1': 'team',
      SourceIdentity: 'ana',
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      Policy: '{"Version":"2012-10-17"}',
    })
  })
})
