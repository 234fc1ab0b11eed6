import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { cleanEnvironment } from '../support/environment'
import { home } from '../support/home'
import { needs } from '../support/needs'
import { stsClient } from './clients'
import { type Aws, type CachedToken, type Role, startAws, writeSsoCache } from './index'

let aws: Aws
let viewer: Role

beforeAll(async () => {
  aws = await startAws()
  viewer = aws.sso.assign('111122223333', 'Viewer')
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => aws.close())

const config = `[profile viewer]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Viewer
region = eu-west-1

[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`
const sessionArn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_Viewer_[0-9a-f]{16}\/ana$/

async function post(path: string, body: object) {
  const response = await fetch(aws.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, type: response.headers.get('x-amzn-errortype')?.split(':')[0], body: JSON.parse(await response.text()) }
}

describe('the portal', () => {
  const get = (token: string, query = 'account_id=111122223333&role_name=Viewer') =>
    fetch(`${aws.url}/federation/credentials?${query}`, { headers: { 'x-amz-sso_bearer_token': token } })

  test.each([
    ['the SDK credentials by a token that the AWS CLI left', 28800, []],
    ['the SDK credentials by a token that must be refreshed first', 60, ['CreateToken']],
  ])('gives %s', async (_, secondsLeft, before) => {
    const { path, env } = home({ config })
    writeSsoCache(path, 'acme', aws.sso.signIn(secondsLeft))
    for (const [name, value] of Object.entries({ ...env, ...aws.environment })) vi.stubEnv(name, value)
    aws.requests.length = 0
    const sts = new STSClient({ profile: 'viewer', region: 'eu-west-1', maxAttempts: 1 })
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(sessionArn)
    expect(aws.requests.map(({ action }) => action)).toEqual([...before, 'GetRoleCredentials', 'GetCallerIdentity'])
  })

  test('an assigned role may be trusted by another', async () => {
    const next = aws.addRole({ name: 'next', trust: { principals: [viewer.arn] } })
    const { accessKeyId, secretAccessKey, sessionToken } = JSON.parse(
      await (await get(aws.sso.signIn().accessToken)).text(),
    ).roleCredentials
    const sts = stsClient(aws, { accessKeyId, secretAccessKey, sessionToken })
    await expect(sts.send(new AssumeRoleCommand({ RoleArn: next.arn, RoleSessionName: 'test' }))).resolves.toBeDefined()
  })

  test.each([
    ['a token of nobody', () => get('x'), 401, 'UnauthorizedException'],
    ['a token that ran out', () => get(aws.sso.signIn(0).accessToken), 401, 'UnauthorizedException'],
    ['a role of others', () => get(aws.sso.signIn().accessToken, 'account_id=111122223333&role_name=Root'), 403, 'ForbiddenException'],
    ['a missing role', () => get(aws.sso.signIn().accessToken, 'account_id=111122223333'), 400, 'InvalidRequestException'],
  ])('refuses %s', async (_, call, status, code) => {
    const response = await call()
    expect(response.status).toBe(status)
    expect(response.headers.get('x-amzn-errortype')).toMatch(`${code}:`)
    expect(await response.json()).toMatchObject({ message: expect.any(String) })
  })
})

describe('the sign-in', () => {
  const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
  const register = async () => (await post('/client/register', { clientName: 'awsenv', clientType: 'public' })).body
  const start = async (client: object) => (await post('/device_authorization', { ...client, startUrl: aws.sso.startUrl })).body

  test('goes from a code to a token once the person approves', async () => {
    const { clientId, clientSecret } = await register()
    const { deviceCode, userCode, interval, verificationUriComplete } = await start({ clientId, clientSecret })
    expect(userCode).toMatch(/^[A-Z2-7]{4}-[A-Z2-7]{4}$/)
    expect(verificationUriComplete).toContain(userCode)
    aws.sso.approve(userCode)
    const asked = { clientId, clientSecret, grantType: deviceGrant, deviceCode }
    expect(await post('/token', asked)).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 28800 } })
    expect(interval).toBe(1)
    expect(await post('/token', asked)).toMatchObject({ status: 400, type: 'InvalidGrantException', body: { error: 'invalid_grant' } })
  })

  test.each<[string, (code: string) => void, string, string]>([
    ['nobody answered', () => {}, 'AuthorizationPendingException', 'authorization_pending'],
    ['the person denied', (code) => aws.sso.deny(code), 'AccessDeniedException', 'access_denied'],
    ['the code ran out', (code) => aws.sso.expire(code), 'ExpiredTokenException', 'expired_token'],
  ])('says so when %s, and to slow down', async (_, act, type, error) => {
    const { clientId, clientSecret } = await register()
    const { deviceCode, userCode } = await start({ clientId, clientSecret })
    act(userCode)
    const asked = { clientId, clientSecret, grantType: deviceGrant, deviceCode }
    expect(await post('/token', asked)).toMatchObject({ status: 400, type, body: { error } })
    expect(await post('/token', asked)).toMatchObject({ status: 400, type: 'SlowDownException', body: { error: 'slow_down' } })
  })

  test('a refresh token is good once, for its client', async () => {
    const { clientId, clientSecret, refreshToken } = aws.sso.signIn()
    const other = await register()
    const asked = { clientId, clientSecret, grantType: 'refresh_token', refreshToken }
    expect(await post('/token', { ...asked, clientId: other.clientId, clientSecret: other.clientSecret })).toMatchObject({ status: 400 })
    const { body } = await post('/token', asked)
    expect(await post('/token', asked)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await post('/token', { ...asked, refreshToken: body.refreshToken })).toMatchObject({ status: 200 })
  })

  test.each<[string, string, (token: CachedToken) => object, number, string]>([
    ['a client of nobody', '/token', (token) => ({ ...token, clientId: 'x', grantType: 'refresh_token' }), 401, 'InvalidClientException'],
    ['a wrong secret', '/token', (token) => ({ ...token, clientSecret: 'x', grantType: 'refresh_token' }), 401, 'InvalidClientException'],
    ['another grant', '/token', (token) => ({ ...token, grantType: 'password' }), 400, 'UnsupportedGrantTypeException'],
    ['another start URL', '/device_authorization', (token) => ({ ...token, startUrl: 'https://x' }), 400, 'InvalidRequestException'],
    ['a client without a name', '/client/register', () => ({ clientType: 'public' }), 400, 'InvalidRequestException'],
  ])('refuses %s', async (_, path, body, status, type) => {
    expect(await post(path, body(aws.sso.signIn()))).toMatchObject({ status, type })
  })

  test('lets the AWS CLI in, from registration to role', async (context) => {
    needs(context, 'aws')
    const env = cleanEnvironment({ ...aws.environment, AWS_DEFAULT_REGION: 'eu-west-1' })
    // As JSON: version 1 fetches an argument that is a URL, and takes one that begins with a hyphen for an option.
    const cli = async (service: string, command: string, input: object) => {
      const asked = [service, command, '--cli-input-json', JSON.stringify(input), '--output', 'json']
      return JSON.parse((await promisify(execFile)('aws', asked, { env })).stdout)
    }
    const { clientId, clientSecret } = await cli('sso-oidc', 'register-client', { clientName: 'test', clientType: 'public' })
    const device = { clientId, clientSecret, startUrl: aws.sso.startUrl }
    const { deviceCode, userCode } = await cli('sso-oidc', 'start-device-authorization', device)
    aws.sso.approve(userCode)
    const { accessToken } = await cli('sso-oidc', 'create-token', { clientId, clientSecret, grantType: deviceGrant, deviceCode })
    const role = { accountId: '111122223333', roleName: 'Viewer' }
    expect(await cli('sso', 'get-role-credentials', { ...role, accessToken })).toMatchObject({
      roleCredentials: { accessKeyId: expect.stringMatching(/^ASIA/), expiration: expect.any(Number) },
    })
  })
})
