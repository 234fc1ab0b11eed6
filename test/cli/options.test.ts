import { describe, expect, it } from 'vitest'
import { awsenv } from '../support/program'
import { stay } from '../support/world'

describe('what reaches STS', () => {
  it('a code with a leading zero stays six digits, wherever the options stand', async () => {
    const { env, aws } = await stay()
    for (const words of [
      'assume prod 012345',
      '--shell sh assume prod 012345',
      'assume --region eu-west-3 prod --duration 45m 012345',
      'assume prod --mfa-code 012345',
      'assume prod --mfa-code=012345',
    ]) {
      await awsenv(words.split(' '), { env })
    }
    expect(aws.codes()).toEqual(Array(5).fill('012345'))
  })

  it('six digits alone are the code of AWS_PROFILE, unless a profile has that name', async () => {
    const { env, aws } = await stay({ config: '[profile 654321]\nrole_arn = arn:aws:iam::111122223333:role/dev\nsource_profile = cy\n' })
    await awsenv(['assume', '012345', '--shell', 'sh'], { env: { ...env, AWS_PROFILE: 'prod' } })
    expect(aws.codes()).toEqual(['012345'])
    expect(await awsenv(['assume', '654321', '--shell', 'sh'], { env })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("AWSENV_PROFILE='654321'"),
    })
  })

  it('options go with the role', async () => {
    const { env, aws, world, freshCode } = await stay()
    const result = await awsenv(
      [
        'assume',
        world.ext.arn,
        '--source-profile',
        'ana',
        '--external-id',
        world.externalId,
        '--session-name',
        'me@work',
        '--duration',
        '1h',
        '--region',
        'ap-south-1',
        '--shell',
        'sh',
      ],
      { env },
    )
    expect(result).toMatchObject({ status: 0, stderr: '' })
    expect(aws.calls('AssumeRole')).toMatchObject([
      {
        region: 'ap-south-1',
        parameters: { RoleArn: world.ext.arn, ExternalId: world.externalId, RoleSessionName: 'me@work', DurationSeconds: '3600' },
      },
    ])
    expect(result.stdout).toContain("export AWS_REGION='ap-south-1';\nexport AWS_DEFAULT_REGION='ap-south-1';")
    await awsenv(['assume', 'prod', freshCode(), '--duration', '12h', '--shell', 'sh'], { env })
    expect(aws.calls('AssumeRole')[1]?.parameters).toMatchObject({ DurationSeconds: '43200', RoleSessionName: 'ana' })
  })

  it('a config sends external_id, duration_seconds, role_session_name, region and mfa_serial', async () => {
    const { env, aws, world, serial, freshCode } = await stay()
    const { env: files } = await stay({
      config: `[profile all]\nrole_arn = ${world.ext.arn}\nsource_profile = ana\nexternal_id = ${world.externalId}\nduration_seconds = 1800\nrole_session_name = named\nregion = sa-east-1\nmfa_serial = ${serial}\n`,
      credentials: `\n[ana]\naws_access_key_id = ${world.ana.accessKeyId}\naws_secret_access_key = ${world.ana.secretAccessKey}\n`,
    })
    const result = await awsenv(['assume', 'all', freshCode(), '--shell', 'sh'], { env: { ...env, HOME: files.HOME } })
    expect(result.status).toBe(0)
    expect(aws.calls('AssumeRole')[0]).toMatchObject({
      region: 'sa-east-1',
      parameters: { ExternalId: world.externalId, DurationSeconds: '1800', RoleSessionName: 'named', SerialNumber: serial },
    })
  })

  it('long-term keys get a session, and IAM tells the device when only a code is given', async () => {
    const { env, aws, serial, freshCode, home } = await stay()
    await awsenv(['assume', 'ana', freshCode(), '--shell', 'sh'], { env })
    expect(aws.calls('GetSessionToken')[0]?.parameters).toMatchObject({ SerialNumber: serial, DurationSeconds: '43200' })
    home.write('.aws/config', '[profile ana]\nregion = eu-west-1\n')
    const { stderr, status } = await awsenv(['assume', 'ana', freshCode(), '--shell', 'sh'], { env })
    expect([status, stderr]).toEqual([0, expect.stringContaining(`The MFA device is ${serial}`)])
    expect(aws.calls('ListMFADevices')).toHaveLength(1)
  })

  it('the second run in a shell begins with the long-term keys again, not with its own output', async () => {
    const { env, aws, world } = await stay()
    const stale = {
      AWS_ACCESS_KEY_ID: 'ASIAOLD0000000000000',
      AWS_SECRET_ACCESS_KEY: 'old',
      AWS_SESSION_TOKEN: 'old',
      AWSENV_PROFILE: 'dev',
    }
    expect(await awsenv(['assume', 'dev', '--shell', 'sh'], { env: { ...env, ...stale } })).toMatchObject({ status: 0 })
    expect(aws.calls('AssumeRole')[0]?.accessKeyId).toBe(world.ana.accessKeyId)
  })
})

describe('the settings file', () => {
  it('chooses shell, duration, region, session name and the program of the code; a profile has its own', async () => {
    const { env, aws, home, freshCode } = await stay()
    const settings = `shell = "fish"\nduration = "30m"\nsession_name = "everybody"\nregion = "us-east-2"\nmfa_command = ["echo", "${freshCode()} lasts 24s"]\n[profiles.dev]\nshell = "tcsh"\nduration = 900\n`
    home.write('.config/awsenv/config.toml', settings)
    const prod = await awsenv(['assume', 'prod'], { env })
    expect(prod).toMatchObject({ status: 0, stdout: expect.stringContaining("set -gx AWS_REGION 'eu-central-1';") })
    const dev = await awsenv(['assume', 'dev'], { env })
    expect(dev).toMatchObject({ status: 0, stdout: expect.stringContaining('setenv AWS_REGION') })
    expect(aws.calls('AssumeRole').map(({ parameters }) => [parameters.DurationSeconds, parameters.RoleSessionName])).toEqual([
      ['1800', 'everybody'],
      ['900', 'everybody'],
    ])
  })

  it.each([
    ['colour = "red"\n', 1, 1, 'colour'],
    ['\n duration = true\n', 2, 2, 'duration'],
    ['[profiles.dev]\nshell = "korn"\n', 2, 1, 'shell'],
    ['region = \n', 1, 10, ''],
  ])('%j is an error with line %i and column %i', async (text, line, column, key) => {
    const { env, aws, home } = await stay()
    home.write('.config/awsenv/config.toml', text)
    const result = await awsenv(['assume', 'dev', '--shell', 'sh'], { env })
    expect(result).toMatchObject({ status: 3, stdout: 'false;\n' })
    expect(result.stderr).toContain(`config.toml:${line}:${column}`)
    expect(result.stderr).toContain(key)
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
    expect(aws.requests).toEqual([])
  })
})

it('--debug tells what is done and shows no secret', async () => {
  const { env, world, freshCode } = await stay()
  const code = freshCode()
  const { status, stdout, stderr } = await awsenv(['assume', 'prod', code, '--debug', '--shell', 'sh'], { env })
  expect(status).toBe(0)
  expect(stderr).toMatch(/AssumeRole for prod in eu-central-1/)
  const secrets = [...stdout.matchAll(/AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN)='([^']+)'/g)].map(([, secret = '']) => secret)
  expect(secrets).toHaveLength(2)
  for (const secret of [...secrets, world.ana.secretAccessKey, code]) expect(stderr).not.toContain(secret)
})

it('help of a command that a shell evaluates is on stderr, and evaluates to nothing', async () => {
  const { stdout, stderr, status } = await awsenv(['assume', '--help'])
  expect([status, stdout]).toEqual([0, ''])
  expect(stderr).toContain('--duration')
})
