import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../support/temporary'
import { type Aws, type Role, startAws } from './index'

let aws: Aws
let role: Role

beforeAll(async () => {
  aws = await startAws()
  role = aws.addRole({ name: 'worker', trust: { principals: [] } })
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => aws.close())

/** Who the SDK is when it has nothing but these variables to look for credentials. */
async function identityWith(variables: Readonly<Record<string, string>>) {
  const nothing = { AWS_CONFIG_FILE: `${temporaryFolder()}/config`, AWS_SHARED_CREDENTIALS_FILE: `${temporaryFolder()}/credentials` }
  for (const [name, value] of Object.entries({ ...nothing, ...aws.environment, ...variables })) vi.stubEnv(name, value)
  return (await new STSClient({ region: 'eu-west-1', maxAttempts: 1 }).send(new GetCallerIdentityCommand({}))).Arn
}

describe('the instance metadata service', () => {
  const tokenUrl = () => `${aws.url}/latest/api/token`
  const rolesUrl = () => `${aws.url}/latest/meta-data/iam/security-credentials/`
  const ttl = (seconds: string) => ({ 'x-aws-ec2-metadata-token-ttl-seconds': seconds })
  const token = async (seconds = '60') => (await fetch(tokenUrl(), { method: 'PUT', headers: ttl(seconds) })).text()
  const get = async (url: string, text: string) => fetch(url, { headers: { 'x-aws-ec2-metadata-token': text } })

  test('has no role to begin with, and then its own alone', async () => {
    expect((await get(rolesUrl(), await token())).status).toBe(404)
    aws.setInstanceRole(role)
    expect(await (await get(rolesUrl(), await token())).text()).toBe('worker')
    expect(await (await get(`${rolesUrl()}worker`, await token())).json()).toMatchObject({ Code: 'Success', Type: 'AWS-HMAC' })
    expect((await get(`${rolesUrl()}other`, await token())).status).toBe(404)
  })

  test('gives the SDK credentials', async () => {
    aws.setInstanceRole(role)
    expect(await identityWith({})).toBe('arn:aws:sts::111122223333:assumed-role/worker/i-0123456789abcdef0')
    expect(aws.requests.slice(-4).map(({ action }) => action)).toEqual(['GetToken', 'ListRoles', 'GetCredentials', 'GetCallerIdentity'])
  })

  test.each([
    ['version 1', () => fetch(rolesUrl()), 401],
    ['a token of nobody', () => get(rolesUrl(), 'x'), 401],
    ['a token request without its time', () => fetch(tokenUrl(), { method: 'PUT' }), 400],
    ['a token for more than six hours', () => fetch(tokenUrl(), { method: 'PUT', headers: ttl('21601') }), 400],
    [
      'a token request from behind a proxy',
      () => fetch(tokenUrl(), { method: 'PUT', headers: { ...ttl('60'), 'x-forwarded-for': '::1' } }),
      403,
    ],
    ['any other path', () => fetch(`${aws.url}/latest/user-data`), 404],
  ])('refuses %s', async (_, call, status) => {
    expect((await call()).status).toBe(status)
  })

  test('refuses a token that ran out', async () => {
    const short = await token('60')
    aws.fault({ kind: 'clock', minutes: 2 })
    expect((await get(rolesUrl(), short)).status).toBe(401)
  })
})

describe('the credentials endpoint of containers', () => {
  test.each([undefined, 'secret token'])('gives the SDK credentials, with the authorization %s', async (token) => {
    expect(await identityWith(aws.addContainer(role, token))).toBe('arn:aws:sts::111122223333:assumed-role/worker/task')
  })

  test.each([
    ['no authorization', {}, 403],
    ['another authorization', { authorization: 'wrong' }, 403],
    ['the right one', { authorization: 'right' }, 200],
  ])('answers %s accordingly', async (_, headers, status) => {
    const { AWS_CONTAINER_CREDENTIALS_FULL_URI: url = '' } = aws.addContainer(role, 'right')
    expect((await fetch(url, { headers })).status).toBe(status)
    expect((await fetch(`${url}0`, { headers })).status).toBe(404)
  })
})
