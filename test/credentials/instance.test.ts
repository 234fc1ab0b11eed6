import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Aws, type Fault, type Role, startAws } from '../aws'
import { scene } from './scene'

let aws: Aws
let worker: Role
let next: Role

beforeAll(async () => {
  aws = await startAws()
  worker = aws.addRole({ name: 'worker', trust: { principals: [] } })
  next = aws.addRole({ name: 'next', accountId: '444455556666', trust: { principals: [worker.arn] } })
  aws.setInstanceRole(worker)
})
beforeEach(() => {
  aws.requests.length = 0
})
afterAll(() => aws.close())

const config = (settings = '') =>
  `[profile box]\nregion = eu-west-1\ncredential_source = Ec2InstanceMetadata\n${settings}\n[profile next]\nrole_arn = ${next.arn}\nsource_profile = box\n`

test("the instance's role gives its credentials, by version 2 of the metadata service", async () => {
  const credentials = await scene({ config: config() }, aws.environment).obtain('box')
  expect(credentials.accessKeyId).toMatch(/^ASIA/)
  expect(credentials.sessionToken).toBeDefined()
  expect(credentials.expiration?.getTime()).toBeGreaterThan(Date.now())
  expect(aws.requests.map(({ action }) => action)).toEqual(['GetToken', 'ListRoles', 'GetCredentials'])
})

test('a role may be assumed with it', async () => {
  const credentials = await scene({ config: config() }, aws.environment).obtain('next')
  expect(credentials.accountId).toBe('444455556666')
})

test('the profile may say where the service is', async () => {
  const { AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint, ...rest } = aws.environment
  const made = scene({ config: config(`ec2_metadata_service_endpoint = ${endpoint}/`) }, rest)
  await expect(made.obtain('box')).resolves.toBeDefined()
})

test('no proxy comes between', async () => {
  const proxy = { HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' }
  await expect(scene({ config: config() }, { ...aws.environment, ...proxy }).obtain('box')).resolves.toBeDefined()
})

describe('what goes wrong is one line', () => {
  test.each<[what: string, variables: Record<string, string>, status: number, message: RegExp]>([
    [
      'no service',
      { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' },
      6,
      /^Profile "box": there is no instance metadata service at 127\.0\.0\.1:1 \(ECONNREFUSED\)\./,
    ],
    ['a service that is switched off', { AWS_EC2_METADATA_DISABLED: 'TRUE' }, 3, /^Profile "box": AWS_EC2_METADATA_DISABLED is true/],
    ['no URL', { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'metadata' }, 3, /AWS_EC2_METADATA_SERVICE_ENDPOINT/],
    [
      'no mode',
      { AWS_EC2_METADATA_SERVICE_ENDPOINT: '', AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'ipv5' },
      3,
      /AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE/,
    ],
  ])('%s', async (_, variables, status, message) => {
    const error = await scene({ config: config() }, { ...aws.environment, ...variables })
      .obtain('box')
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toContain('\n')
  })

  test.each<[what: string, fault: Fault, status: number, message: RegExp]>([
    [
      'no token',
      { kind: 'error', action: 'GetToken', status: 403 },
      5,
      /did not give a token \(IMDSv2, the only version that awsenv uses\) \(HTTP 403\)/,
    ],
    ['a token of HTML', { kind: 'garbage', action: 'GetToken' }, 5, /did not give a token/],
    ['a service that is broken', { kind: 'error', action: 'GetToken', times: 9 }, 6, /\(HTTP 500\)\. Try again\.$/],
    ['no role', { kind: 'error', action: 'ListRoles', status: 404 }, 3, /this instance has no role\. Attach an instance profile to it\.$/],
    ['a list of HTML', { kind: 'garbage', action: 'ListRoles' }, 5, /did not give the name of its role/],
    [
      'credentials of HTML',
      { kind: 'garbage', action: 'GetCredentials' },
      5,
      /did not give the credentials of the role worker \(HTTP 200\)/,
    ],
    [
      'credentials that are over',
      { kind: 'override', action: 'GetCredentials', values: { Expiration: '2020-01-01T00:00:00Z' } },
      5,
      /expired at 2020/,
    ],
    [
      'credentials without an end that is a date',
      { kind: 'override', action: 'GetCredentials', values: { Expiration: 'x' } },
      5,
      /the expiration in the answer is not one/,
    ],
    [
      'hostile credentials',
      { kind: 'override', action: 'GetCredentials', values: { AccessKeyId: '"; touch canary' } },
      5,
      /the access key id in the answer is not one/,
    ],
    [
      'long-term keys',
      { kind: 'override', action: 'GetCredentials', values: { Token: null } },
      5,
      /^Profile "box": instance metadata: the answer holds no temporary credentials/,
    ],
    [
      'a reason instead',
      { kind: 'override', action: 'GetCredentials', values: { Code: 'AssumeRoleUnauthorizedAccess' } },
      5,
      /gets no credentials of its role worker\. AssumeRoleUnauthorizedAccess$/,
    ],
    ['an answer that breaks off', { kind: 'cut', action: 'GetCredentials', times: 9 }, 6, /gave no answer \(ECONNRESET\)/],
  ])('%s', async (_, fault, status, message) => {
    const lift = aws.fault(fault)
    const error = await scene({ config: config() }, aws.environment)
      .obtain('box')
      .catch((thrown) => thrown)
    lift()
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toMatch(/\n|canary/)
  })
})

test.each<Fault>([
  { kind: 'error', action: 'GetToken' },
  { kind: 'throttle', action: 'ListRoles', status: 429 },
  { kind: 'resetAfterReading', action: 'GetCredentials' },
])('it is asked again after $kind of $action', async (fault) => {
  aws.fault(fault)
  await expect(scene({ config: config() }, aws.environment).obtain('box')).resolves.toBeDefined()
  expect(aws.requests).toHaveLength(4)
})

test('a service that keeps silent is given up after five seconds', async () => {
  const lift = aws.fault({ kind: 'silent', action: 'GetToken' })
  const started = Date.now()
  await expect(scene({ config: config() }, aws.environment).obtain('box')).rejects.toThrow(
    /gave no answer \(ETIMEDOUT\)\. In a container, raise/,
  )
  lift()
  expect(Date.now() - started).toBeLessThan(7_000)
})

test('on another machine the address leads nowhere, and that is said within three seconds', async () => {
  const started = Date.now()
  const made = scene({ config: config() }, { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://192.0.2.1' })
  await expect(made.obtain('box')).rejects.toThrow(
    /there is no instance metadata service at 192\.0\.2\.1 \(E\w+\)\. Its credentials can be had on an EC2 instance only\.$/,
  )
  expect(Date.now() - started).toBeLessThan(3_500)
})
