import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Aws, type Fault, type Role, startAws } from '../aws'
import { scene } from './scene'

let aws: Aws
let worker: Role
let next: Role

beforeAll(async () => {
  aws = await startAws()
  worker = aws.addRole({ name: 'worker', trust: { principals: [] } })
  next = aws.addRole({ name: 'next', accountId: '444455556666', trust: { principals: [worker.arn] } })
})
afterAll(() => aws.close())

const config = () =>
  `[profile task]\nregion = eu-west-1\ncredential_source = EcsContainer\n[profile next]\nrole_arn = ${next.arn}\nsource_profile = task\n`
const within = (variables: Record<string, string | undefined>) => scene({ config: config() }, { ...aws.environment, ...variables })

test.each([undefined, 'Bearer of the task'])("the container's role gives its credentials, with the token %j", async (token) => {
  const credentials = await within(aws.addContainer(worker, token)).obtain('task')
  expect(credentials.accessKeyId).toMatch(/^ASIA/)
  expect(credentials.expiration?.getTime()).toBeGreaterThan(Date.now())
  expect(aws.calls('GetContainerCredentials').at(-1)?.headers.authorization).toBe(token)
})

test("the file's token comes before the variable's, and may end in a new line", async () => {
  const made = within(aws.addContainer(worker, 'right'))
  const file = made.home.write('token', 'right\n')
  Object.assign(made.environment, { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'wrong', AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file })
  await expect(made.obtain('task')).resolves.toBeDefined()
})

test('a role may be assumed with it', async () => {
  expect((await within(aws.addContainer(worker)).obtain('next')).accountId).toBe('444455556666')
})

describe('what goes wrong is one line', () => {
  const full = (url: string) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })

  test.each<[what: string, variables: Record<string, string>, status: number, message: RegExp]>([
    [
      'no container',
      {},
      3,
      /^Profile "task": neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set\. .* only\.$/,
    ],
    ['no path', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '@evil.example/x' }, 3, /AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path/],
    ['no URL', full('127.0.0.1'), 3, /AWS_CONTAINER_CREDENTIALS_FULL_URI is no URL/],
    ['a host far away', full('http://evil.example/v2/x'), 3, /AWS_CONTAINER_CREDENTIALS_FULL_URI names evil\.example: without https/],
    ['a host that looks near', full('http://127.0.0.1.evil.example/v2/x'), 3, /without https/],
    ['another protocol', full('ftp://127.0.0.1/v2/x'), 3, /without https/],
    [
      'nobody there',
      full('http://127.0.0.1:1/v2/x'),
      6,
      /the container's credentials at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\.$/,
    ],
    ['nobody there, with TLS', full('https://127.0.0.1:1/v2/x'), 6, /cannot be reached \(ECONNREFUSED\)\.$/],
    [
      'no file',
      { ...full('http://localhost/'), AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nowhere/token' },
      3,
      /AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names \/nowhere\/token, which cannot be read \(ENOENT\)/,
    ],
    [
      'two lines',
      { ...full('http://localhost/'), AWS_CONTAINER_AUTHORIZATION_TOKEN: 'secret\r\nX-Evil: 1' },
      3,
      /AWS_CONTAINER_AUTHORIZATION_TOKEN holds more than one line of plain text\.$/,
    ],
  ])('%s', async (_, variables, status, message) => {
    const error = await within(variables)
      .obtain('task')
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toMatch(/\n|secret/)
  })

  test.each(['http://localhost:1/x', 'http://127.9.9.9:1/x', 'http://[::1]:1/x', 'https://evil.invalid:1/x'])(
    '%s may be asked',
    async (url) => {
      await expect(within(full(url)).obtain('task')).rejects.toMatchObject({ status: 6 })
    },
  )

  test.each<[what: string, fault: Fault, status: number, message: RegExp]>([
    [
      'a refusal',
      { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'No.' },
      5,
      /did not give the container's credentials \(HTTP 403\)\. AccessDeniedException/,
    ],
    ['a breakdown', { kind: 'error', times: 9 }, 6, /\(HTTP 500\)/],
    ['HTML', { kind: 'garbage' }, 5, /\(HTTP 200\)/],
    ['a redirect', { kind: 'redirect' }, 5, /\(HTTP 302\)/],
    ['credentials that are over', { kind: 'override', values: { Expiration: '2020-01-01T00:00:00Z' } }, 5, /expired at 2020/],
    ['hostile credentials', { kind: 'override', values: { Token: '`touch canary`' } }, 5, /the session token in the answer is not one/],
    ['no secret', { kind: 'override', values: { SecretAccessKey: null } }, 5, /the secret access key in the answer is not one/],
  ])('%s', async (_, fault, status, message) => {
    const lift = aws.fault({ ...fault, action: 'GetContainerCredentials' } as Fault)
    const error = await within(aws.addContainer(worker))
      .obtain('task')
      .catch((thrown) => thrown)
    lift()
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toMatch(/\n|canary/)
  })
})
