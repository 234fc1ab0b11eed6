import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SessionOverError } from '../../src/errors'
import { type Aws, type CachedToken, type Role, startAws, writeSsoCache } from '../aws'
import { type FakeTerminal, fakeTerminal } from './fake-terminal'
import { type Scene, scene } from './scene'

let aws: Aws
let viewer: Role
let next: Role

beforeAll(async () => {
  aws = await startAws()
  viewer = aws.sso.assign('111122223333', 'Viewer')
  next = aws.addRole({ name: 'next', accountId: '444455556666', trust: { principals: [viewer.arn] } })
})
beforeEach(() => {
  aws.requests.length = 0
})
afterAll(() => aws.close())

const role = 'sso_account_id = 111122223333\nsso_role_name = Viewer\n'
const portal = () => `sso_start_url = ${aws.sso.startUrl}\nsso_region = eu-central-1\n`
const config = () => `[profile viewer]\nsso_session = my acme\n${role}
[profile older]\n${portal()}${role}
[profile root]\nsso_session = my acme\nsso_account_id = 111122223333\nsso_role_name = Root
[profile next]\nrole_arn = ${next.arn}\nsource_profile = viewer\nregion = eu-west-1
[sso-session "my acme"]\n${portal()}sso_registration_scopes = sso:account:access, other:scope\n`

/** A home where the AWS CLI left that token of the session. */
function withToken(token?: Partial<CachedToken>, variables: Record<string, string> = {}, session = 'my acme'): Scene {
  const made = scene({ config: config() }, { ...aws.environment, ...variables })
  if (token) writeSsoCache(made.home.path, session, token as CachedToken)
  return made
}

const actions = () => aws.requests.map(({ action }) => action)
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

describe('by the token that `aws sso login` left', () => {
  test.each([
    ['viewer', 'my acme'],
    ['older', 'https://acme.awsapps.com/start'],
  ])('the profile %s gets its role', async (profile, session) => {
    const credentials = await withToken(aws.sso.signIn(), {}, session).obtain(profile)
    expect(credentials).toMatchObject({ accountId: '111122223333', accessKeyId: expect.stringMatching(/^ASIA/) })
    const minutes = ((credentials.expiration?.getTime() ?? 0) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(58)
    expect(minutes).toBeLessThanOrEqual(60)
    expect(actions()).toEqual(['GetRoleCredentials'])
  })

  test('a role may be assumed with it', async () => {
    expect((await withToken(aws.sso.signIn()).obtain('next')).accountId).toBe('444455556666')
    expect(actions()).toEqual(['GetRoleCredentials', 'AssumeRole'])
  })

  test('one that is over is refreshed, and nothing is written', async () => {
    const token = aws.sso.signIn(0)
    await expect(withToken(token).obtain('viewer')).resolves.toBeDefined()
    expect(actions()).toEqual(['CreateToken', 'GetRoleCredentials'])
    expect(aws.calls('CreateToken')[0]?.parameters).toMatchObject({ grantType: 'refresh_token', clientId: token.clientId })
  })

  test('one that an old version of the AWS CLI wrote is read', async () => {
    const token = aws.sso.signIn()
    await expect(withToken({ ...token, expiresAt: token.expiresAt.replace('Z', 'UTC') }).obtain('viewer')).resolves.toBeDefined()
    expect(actions()).toEqual(['GetRoleCredentials'])
  })

  test.each<[what: string, change: (token: CachedToken) => Partial<CachedToken>, calls: string[]]>([
    ['has no refresh token', (token) => ({ ...token, refreshToken: '' }), ['GetRoleCredentials']],
    ['could be refreshed', (token) => token, ['GetRoleCredentials']],
  ])('one that %s serves to its end', async (_, change, calls) => {
    await expect(withToken(change(aws.sso.signIn(200))).obtain('viewer')).resolves.toBeDefined()
    expect(actions()).toEqual(calls)
  })
})

describe('without a token and without a terminal the line to type is named', () => {
  test.each<[what: string, profile: string, token: () => Partial<CachedToken> | undefined, env: Record<string, string>, line: string]>([
    ['no token', 'viewer', () => undefined, {}, "aws sso login --sso-session 'my acme'"],
    ['no token, older form', 'older', () => undefined, {}, 'aws sso login --profile older'],
    ['no token, over SSH', 'viewer', () => undefined, { SSH_CONNECTION: '::1' }, "aws sso login --sso-session 'my acme' --use-device-code"],
    ['one that is over', 'viewer', () => ({ ...aws.sso.signIn(0), refreshToken: '' }), {}, "aws sso login --sso-session 'my acme'"],
    [
      'one whose session is over',
      'viewer',
      () => ({ ...aws.sso.signIn(0), refreshToken: 'x' }),
      {},
      "aws sso login --sso-session 'my acme'",
    ],
    [
      'one whose client is over',
      'viewer',
      () => ({ ...aws.sso.signIn(0), registrationExpiresAt: ago(1) }),
      {},
      "aws sso login --sso-session 'my acme'",
    ],
    [
      'one that AWS does not take',
      'viewer',
      () => ({ ...aws.sso.signIn(), accessToken: 'x' }),
      {},
      "aws sso login --sso-session 'my acme'",
    ],
    ['one without an end', 'viewer', () => ({ ...aws.sso.signIn(), expiresAt: 'soon' }), {}, "aws sso login --sso-session 'my acme'"],
    [
      'one that is no header',
      'viewer',
      () => ({ ...aws.sso.signIn(), accessToken: 'x\r\ny' }),
      {},
      "aws sso login --sso-session 'my acme'",
    ],
  ])('%s', async (_, profile, token, env, line) => {
    const error = await withToken(token(), env)
      .obtain(profile)
      .catch((thrown) => thrown)
    expect(error).toBeInstanceOf(SessionOverError)
    expect(error.message).toBe(`Profile "${profile}": its SSO session is over. Run \`${line}\` for a new one.`)
  })

  test.each(['', '{"accessToken": "x", "expi', '[]', 'null'])('half a file, %j, counts as none', async (text) => {
    const made = withToken()
    made.home.write(`.aws/sso/cache/${createHash('sha1').update('my acme').digest('hex')}.json`, text)
    await expect(made.obtain('viewer')).rejects.toThrow(SessionOverError)
  })

  test('without a home no folder of the same name is looked into', async () => {
    const made = withToken(aws.sso.signIn())
    Object.assign(made.environment, { AWS_CONFIG_FILE: `${made.home.path}/.aws/config`, HOME: '', USERPROFILE: '' })
    const before = process.cwd()
    process.chdir(made.home.path)
    try {
      await expect(made.obtain('viewer')).rejects.toThrow(SessionOverError)
    } finally {
      process.chdir(before)
    }
  })
})

describe('what goes wrong otherwise', () => {
  test('a role that the person has not', async () => {
    await expect(withToken(aws.sso.signIn()).obtain('root')).rejects.toMatchObject({
      status: 5,
      message: expect.stringMatching(
        /^Profile "root": AWS refused GetRoleCredentials for the role Root in account 111122223333\. ForbiddenException: No access$/,
      ),
    })
  })

  test.each(['GetRoleCredentials', 'CreateToken'])('nobody answers %s', async (action) => {
    const lift = aws.fault({ kind: 'throttle', status: 503, action, times: 9 })
    await expect(withToken(aws.sso.signIn(action === 'CreateToken' ? 0 : 28800)).obtain('viewer')).rejects.toMatchObject({ status: 6 })
    lift()
  })

  test.each<[values: Record<string, string | null>, message: RegExp]>([
    [{ accessKeyId: '"; touch canary' }, /^Profile "viewer": GetRoleCredentials: the access key id in the answer is not one/],
    [{ sessionToken: null }, /the answer holds no temporary credentials/],
    [{ expiration: null }, /the answer holds no temporary credentials/],
  ])('an answer with %j', async (values, message) => {
    aws.fault({ kind: 'override', action: 'GetRoleCredentials', values })
    await expect(withToken(aws.sso.signIn()).obtain('viewer')).rejects.toMatchObject({ status: 5, message: expect.stringMatching(message) })
  })

  test('HTML in the place of AWS', async () => {
    aws.fault({ kind: 'garbage', action: 'GetRoleCredentials' })
    await expect(withToken(aws.sso.signIn()).obtain('viewer')).rejects.toThrow(/answered GetRoleCredentials, but not as AWS does/)
  })
})

describe('at a terminal the person signs in at any browser', () => {
  /** What the person does with the code that the terminal shows. */
  function person(act: (userCode: string) => void): FakeTerminal {
    const terminal = fakeTerminal()
    return {
      ...terminal,
      show: (line) => {
        terminal.show(line)
        const userCode = /code (\w{4}-\w{4})$/.exec(line)?.[1]
        if (userCode) act(userCode)
      },
    }
  }

  test.each(['viewer', 'older'])('profile %s', async (profile) => {
    const terminal = person(aws.sso.approve)
    await expect(withToken().obtain(profile, { terminal })).resolves.toMatchObject({ accountId: '111122223333' })
    expect(actions().filter((action) => action !== 'CreateToken')).toEqual([
      'RegisterClient',
      'StartDeviceAuthorization',
      'GetRoleCredentials',
    ])
    const scopes = aws.calls('RegisterClient')[0]?.parameters.scopes
    expect(scopes).toBe(profile === 'viewer' ? '["sso:account:access","other:scope"]' : undefined)
    expect(terminal.lines).toEqual([
      expect.stringMatching(`^SSO sign-in for profile ${profile}: open this page and compare the code \\w{4}-\\w{4}$`),
      expect.stringMatching(/^ {2}https:\/\/acme\.awsapps\.com\/start\/#\/device\?user_code=\w{4}-\w{4}$/),
      expect.stringContaining(profile === 'viewer' ? "`aws sso login --sso-session 'my acme'`" : '`aws sso login --profile older`'),
    ])
  })

  test('it waits for the person, and slows down when AWS wants it', async () => {
    const terminal = person((userCode) => setTimeout(() => aws.sso.approve(userCode), 1_500))
    // To the server the second question then comes before the first.
    aws.fault({ kind: 'clock', action: 'CreateToken', minutes: 1 })
    await expect(withToken().obtain('viewer', { terminal })).resolves.toBeDefined()
    const calls = aws.calls('CreateToken')
    expect(calls.map(({ outcome }) => outcome)).toEqual(['AuthorizationPendingException', 'SlowDownException', 'ok'])
    expect((calls[2]?.at.getTime() ?? 0) - (calls[1]?.at.getTime() ?? 0)).toBeGreaterThan(5_500)
  })

  test.each(['0', 'soon', '1e12'])('it asks every five seconds when AWS names %s for the pause', async (interval) => {
    aws.fault({ kind: 'override', action: 'StartDeviceAuthorization', values: { interval } })
    const started = Date.now()
    await withToken().obtain('viewer', { terminal: person(aws.sso.approve) })
    expect(Date.now() - started).toBeGreaterThan(4_900)
  })

  test.each<[what: string, act: (userCode: string) => void, status: number, message: RegExp]>([
    ['declines', (userCode) => aws.sso.deny(userCode), 5, /^Profile "viewer": AWS refused CreateToken\. AccessDeniedException/],
    [
      'lets the code run out',
      (userCode) => aws.sso.expire(userCode),
      7,
      /^Profile "viewer": nobody signed in while the code was good\. Try again\.$/,
    ],
  ])('who %s gets nothing', async (_, act, status, message) => {
    await expect(withToken().obtain('viewer', { terminal: person(act) })).rejects.toMatchObject({
      status,
      message: expect.stringMatching(message),
    })
  })

  test('a session that is over is refreshed before anyone is asked', async () => {
    const terminal = person(() => {})
    await expect(withToken(aws.sso.signIn(0)).obtain('viewer', { terminal })).resolves.toBeDefined()
    expect(terminal.lines).toEqual([])
  })
})
