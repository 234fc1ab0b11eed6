import { fromLoginCredentials } from '@aws-sdk/credential-provider-login'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Aws, startAws } from '../aws'
import { type Scene, scene } from './scene'
import { type Signin, session, startSignin, writeLoginCache } from './signin'

let signin: Signin

beforeAll(async () => {
  signin = await startSignin()
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => signin.close())

const config = `[profile me]\nlogin_session = ${session}\nregion = eu-west-1\n[profile my own]\nlogin_session = ${session}\n`

function withCache(cached?: object | string, variables: Record<string, string> = {}): Scene {
  const made = scene({ config: config.replace('my own', '"my own"') }, { AWS_ENDPOINT_URL_SIGNIN: signin.url, ...variables })
  if (cached !== undefined) writeLoginCache(made.home, cached)
  return made
}

const fieldsOf = async (made: Scene) => {
  const { accessKeyId, secretAccessKey, sessionToken, accountId } = await made.obtain('me')
  return [accessKeyId, secretAccessKey.reveal(), sessionToken?.reveal(), accountId]
}
const old = ['ASIALOGINOLD00000001', 'OLD/secret+', 'OLDtoken==', '111122223333']
const renewed = ['ASIALOGINNEW00000001', 'NEW/secret+', 'NEWtoken==', '111122223333']

test.each([
  ['are used as they are, with more than five minutes left', 310, old],
  ['are refreshed within five minutes of their end', 290, renewed],
  ['are refreshed after it', -3600, renewed],
])('the credentials that `aws login` left %s', async (_, seconds, fields) => {
  const made = withCache(signin.signIn(seconds))
  expect(await fieldsOf(made)).toEqual(fields)
  expect(made.notes).toEqual([])
})

test('new ones last for what AWS says', async () => {
  const { expiration } = await withCache(signin.signIn(0)).obtain('me')
  const seconds = ((expiration?.getTime() ?? 0) - Date.now()) / 1000
  expect(seconds).toBeGreaterThan(880)
  expect(seconds).toBeLessThanOrEqual(900)
})

test('AWS_LOGIN_CACHE_DIRECTORY says where they are', async () => {
  const made = withCache()
  writeLoginCache(made.home, signin.signIn(600), 'elsewhere')
  made.environment.AWS_LOGIN_CACHE_DIRECTORY = `${made.home.path}/elsewhere`
  expect(await fieldsOf(made)).toEqual(old)
})

test("the SDK's own provider gets the same from the same, though it writes", async () => {
  const made = withCache(signin.signIn(0))
  vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', `${made.home.path}/.aws/login/cache`)
  const found = await fromLoginCredentials({
    profile: 'me',
    configFilepath: `${made.home.path}/.aws/config`,
    ignoreCache: true,
    clientConfig: { endpoint: signin.url },
  })()
  expect([found.accessKeyId, found.secretAccessKey, found.sessionToken, found.accountId]).toEqual(renewed)
})

describe('a session that is over names the line to type', () => {
  const over = (line: string, profile = 'me') => `Profile "${profile}": its login session is over. Run \`${line}\` for a new one.`

  test.each<[what: string, cached: () => object | string | undefined]>([
    ['nothing', () => undefined],
    ['half a file', () => '{"accessToken": {'],
    ['no refresh token', () => ({ ...signin.signIn(600), refreshToken: undefined })],
    ['no key', () => ({ ...signin.signIn(600), dpopKey: '-----BEGIN EC PRIVATE KEY-----\n' })],
    ['no end', () => ({ ...signin.signIn(600), accessToken: {} })],
    ['a refresh token that was used', () => ({ ...signin.signIn(0), refreshToken: 'x' })],
  ])('%s', async (_, cached) => {
    await expect(withCache(cached()).obtain('me')).rejects.toMatchObject({ status: 7, message: over('aws login --profile me') })
  })

  test.each(['TOKEN_EXPIRED', 'USER_CREDENTIALS_CHANGED'])('%s', async (error) => {
    signin.refuse(401, 'AccessDeniedException', error)
    await expect(withCache(signin.signIn(0)).obtain('me')).rejects.toMatchObject({ status: 7, message: over('aws login --profile me') })
  })

  test('over SSH, and for a name with a blank', async () => {
    const made = withCache(undefined, { SSH_CONNECTION: '::1' })
    await expect(made.obtain('my own')).rejects.toThrow(over("aws login --profile 'my own' --remote", 'my own'))
  })
})

describe('where it cannot be refreshed', () => {
  test('for want of the right to, that is said', async () => {
    signin.refuse(403, 'AccessDeniedException', 'INSUFFICIENT_PERMISSIONS')
    await expect(withCache(signin.signIn(0)).obtain('me')).rejects.toMatchObject({
      status: 5,
      message: expect.stringMatching(
        /^Profile "me": AWS refused CreateOAuth2Token for arn:aws:iam::111122223333:user\/ana\. AccessDeniedException/,
      ),
    })
  })

  test('for want of a network, that is said', async () => {
    const made = withCache(signin.signIn(0), { AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:1' })
    await expect(made.obtain('me')).rejects.toMatchObject({ status: 6 })
  })

  test('what is left of the old ones serves, with a note', async () => {
    const made = withCache(signin.signIn(100), { AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:1' })
    expect(await fieldsOf(made)).toEqual(old)
    expect(made.notes).toEqual([
      expect.stringMatching(/^Profile "me": its login session could not be refreshed\. Its credentials last for another \d\d s\.$/),
    ])
  })

  test('hostile credentials go nowhere', async () => {
    const cached = signin.signIn(600)
    const made = withCache({ ...cached, accessToken: { ...(cached.accessToken as object), accessKeyId: '"; touch canary' } })
    await expect(made.obtain('me')).rejects.toMatchObject({
      status: 5,
      message: expect.stringMatching(/the access key id in the answer is not one/),
    })
  })
})

test.each([
  ['the region where the session began', {}, 'https://eu-north-1.signin.aws.amazon.com/v1/token'],
  ['the region that it notes', { signInRegion: 'ap-south-1' }, 'https://ap-south-1.signin.aws.amazon.com/v1/token'],
  ["the profile's region, where it names none", { idToken: 'x' }, 'https://eu-west-1.signin.aws.amazon.com/v1/token'],
  [
    "the profile's region, where it names none that is one",
    { idToken: 'x', signInRegion: 'evil.example/' },
    'https://eu-west-1.signin.aws.amazon.com/v1/token',
  ],
])('it is refreshed in %s', async (_, change, url) => {
  const proxy = await import('node:http').then(({ createServer }) => createServer())
  const asked: string[] = []
  proxy.on('connect', (request, socket) => {
    asked.push(`https://${request.url?.replace(/:443$/, '')}/v1/token`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as { port: number }
  const made = withCache({ ...signin.signIn(0), ...change }, { AWS_ENDPOINT_URL_SIGNIN: '', HTTPS_PROXY: `http://127.0.0.1:${port}` })
  await made.obtain('me').catch(() => {})
  proxy.close()
  expect(new Set(asked)).toEqual(new Set([url]))
})

describe('as the source of a role', () => {
  let aws: Aws

  beforeAll(async () => {
    aws = await startAws()
  })
  afterAll(() => aws.close())

  test('it signs the call', async () => {
    const ana = aws.addUser({ name: 'ana' })
    const dev = aws.addRole({ name: 'dev', trust: { principals: [ana.arn] } })
    const keys = `[ana]\naws_access_key_id = ${ana.accessKeyId}\naws_secret_access_key = ${ana.secretAccessKey}\n`
    const made = scene(
      {
        config: `[profile me]\nlogin_session = ${session}\n[profile dev]\nrole_arn = ${dev.arn}\nsource_profile = me\n`,
        credentials: keys,
      },
      aws.environment,
    )
    const { accessKeyId, secretAccessKey, sessionToken } = await made.obtain('ana')
    const cached = signin.signIn(600)
    const plain = { accessKeyId, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken?.reveal() }
    writeLoginCache(made.home, { ...cached, accessToken: { ...(cached.accessToken as object), ...plain } })
    await expect(made.obtain('dev')).resolves.toMatchObject({ accountId: '111122223333' })
    expect(aws.calls('AssumeRole')).toMatchObject([{ accessKeyId, outcome: 'ok' }])
  })
})
