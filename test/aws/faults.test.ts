import { Agent } from 'node:https'
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { needs } from '../support/needs'
import { temporaryFolder } from '../support/temporary'
import { makeCertificate } from './certificate'
import { stsClient } from './clients'
import { type Aws, type Fault, standardWorld, startAws, type World } from './index'

let aws: Aws
let world: World

beforeEach(async () => {
  aws = await startAws()
  world = standardWorld(aws)
})
afterEach(() => aws.close())

const identity = (timeout = 2000) =>
  stsClient(aws, world.ana).send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(timeout) })
const mfa = ({ mfaSerials: [SerialNumber = ''] } = world.ana) => ({ SerialNumber, TokenCode: aws.code(SerialNumber) })

describe('one request', () => {
  test.each<[Fault, object]>([
    [{ kind: 'error' }, { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } }],
    [
      { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Busy' },
      { name: 'ServiceUnavailable', message: 'Busy' },
    ],
    [{ kind: 'throttle' }, { name: 'Throttling', $metadata: { httpStatusCode: 400 } }],
    [
      { kind: 'throttle', code: 'ThrottlingException', status: 503 },
      { name: 'ThrottlingException', $metadata: { httpStatusCode: 503 } },
    ],
    [{ kind: 'silent' }, { name: 'AbortError' }],
    [{ kind: 'slow', ms: 5000 }, { name: 'AbortError' }],
    [{ kind: 'drip', ms: 50 }, { name: 'AbortError' }],
    [{ kind: 'resetBeforeReading' }, { code: 'ECONNRESET' }],
    [{ kind: 'resetAfterReading' }, { code: 'ECONNRESET' }],
    [{ kind: 'cut' }, { code: 'ECONNRESET' }],
    [{ kind: 'garbage' }, { $response: { statusCode: 200 } }],
    [{ kind: 'garbage', status: 407, contentType: 'text/plain', body: 'who?' }, { $response: { statusCode: 407 } }],
    [{ kind: 'redirect' }, { $response: { statusCode: 302, headers: { location: '/elsewhere' } } }],
    [{ kind: 'redirect', status: 307, location: 'http://x/' }, { $response: { statusCode: 307, headers: { location: 'http://x/' } } }],
    [
      { kind: 'clock', minutes: 10 },
      { name: 'SignatureDoesNotMatch', message: expect.stringContaining('Signature expired') },
    ],
    [
      { kind: 'clock', minutes: -10 },
      { name: 'SignatureDoesNotMatch', message: expect.stringContaining('not yet current') },
    ],
  ])('meets %o', async (fault, error) => {
    aws.fault(fault)
    await expect(identity(400)).rejects.toMatchObject(error)
    await expect(identity()).resolves.toMatchObject({ Arn: world.ana.arn })
  })

  test.each<Fault>([
    { kind: 'slow', ms: 100 },
    { kind: 'drip', ms: 0 },
  ])('is answered late, and whole, with %o', async (fault) => {
    aws.fault(fault)
    const start = performance.now()
    await expect(identity()).resolves.toMatchObject({ Arn: world.ana.arn })
    expect(performance.now() - start).toBeGreaterThan(95)
  })

  test('is answered with hostile values, letter by letter', async () => {
    const values = {
      accesskeyid: `'"<>&;]]>\n\r\t$(id)\``,
      SecretAccessKey: '\u0000\u001b[31m\u009b\u2028',
      SessionToken: null,
      Expiration: '2040-02-30T00:00:00Z',
      Arn: '',
    }
    aws.fault({ kind: 'override', values })
    const answer = await assumeDev()
    expect(answer.Credentials?.AccessKeyId).toBe(values.accesskeyid)
    expect(answer.Credentials?.SecretAccessKey).toBe(values.SecretAccessKey)
    expect(answer.Credentials?.SessionToken).toBeUndefined()
    expect(answer.AssumedRoleUser?.Arn).toBe('')
  })
})

describe('what a fault does to the work', () => {
  const session = (proof: object) =>
    stsClient(aws, world.ana).send(new GetSessionTokenCommand(proof), { abortSignal: AbortSignal.timeout(300) })

  test.each<[Fault['kind'], Fault, number, string]>([
    ['silent', { kind: 'silent' }, 1, 'ok'],
    ['resetAfterReading', { kind: 'resetAfterReading' }, 1, 'ok'],
    ['cut', { kind: 'cut' }, 1, 'ok'],
    ['error', { kind: 'error' }, 1, 'InternalFailure'],
  ])('%s uses the code up', async (kind, fault, count, outcome) => {
    const proof = mfa()
    aws.fault(fault)
    await expect(session(proof)).rejects.toThrow()
    expect(aws.codes()).toHaveLength(count)
    expect(aws.requests).toMatchObject([{ fault: kind, outcome }])
    await expect(session(proof)).rejects.toThrow('invalid MFA one time pass code')
  })

  test.each<[Fault['kind'], Fault, number]>([
    ['throttle', { kind: 'throttle' }, 1],
    ['resetBeforeReading', { kind: 'resetBeforeReading' }, 0],
    ['clock', { kind: 'clock', minutes: 10 }, 1],
  ])('%s leaves it good', async (_, fault, count) => {
    const proof = mfa()
    aws.fault(fault)
    await expect(session(proof)).rejects.toThrow()
    expect(aws.codes()).toHaveLength(count)
    await expect(session(proof)).resolves.toBeDefined()
  })

  test('a clock that is off dates answers and expirations, and takes codes of the real time', async () => {
    aws.fault({ kind: 'clock', minutes: 60, times: Number.POSITIVE_INFINITY })
    const client = new STSClient({ endpoint: aws.url, region: 'eu-west-1', credentials: world.ana, maxAttempts: 2 })
    const answer = await client.send(new GetSessionTokenCommand({ ...mfa(), DurationSeconds: 900 }))
    expect(((answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000).toBeCloseTo(75, 0)
    expect(aws.requests.map(({ outcome }) => outcome)).toEqual(['SignatureDoesNotMatch', 'ok'])
  })
})

describe('the queue', () => {
  test('goes in order, one fault for one request, and by action', async () => {
    aws.fault({ kind: 'error', code: 'First', times: 2 })
    aws.fault({ kind: 'error', code: 'Second' })
    aws.fault({ kind: 'error', code: 'Role', action: 'AssumeRole' })
    const names: string[] = []
    for (let n = 0; n < 4; n += 1)
      names.push(
        await identity().then(
          () => 'ok',
          (error) => error.name,
        ),
      )
    expect(names).toEqual(['First', 'First', 'Second', 'ok'])
    await expect(assumeDev()).rejects.toMatchObject({ name: 'Role' })
  })

  test('holds a fault for ever, until it is lifted', async () => {
    const lift = aws.fault({ kind: 'throttle', times: Number.POSITIVE_INFINITY })
    for (let n = 0; n < 3; n += 1) await expect(identity()).rejects.toMatchObject({ name: 'Throttling' })
    lift()
    await expect(identity()).resolves.toBeDefined()
  })
})

test('close ends connections that hang', async () => {
  aws.fault({ kind: 'silent' })
  const hanging = expect(identity(30_000)).rejects.toMatchObject({ code: 'ECONNRESET' })
  await expect.poll(() => aws.requests).toHaveLength(1)
  await aws.close()
  await hanging
})

test('with a key and a certificate it speaks TLS, faults included', async (context) => {
  needs(context, 'openssl')
  const { key, cert } = makeCertificate(temporaryFolder('tls'), 'sts.example.test')
  const tls = await startAws({ tls: { key, cert } })
  const { ana } = standardWorld(tls)
  const requestHandler = new NodeHttpHandler({ httpsAgent: new Agent({ ca: cert }) })
  const ask = (credentials = ana) =>
    new STSClient({ endpoint: tls.url, region: 'eu-west-1', credentials, requestHandler, maxAttempts: 1 }).send(
      new GetCallerIdentityCommand({}),
    )
  expect(tls.url).toBe(`https://127.0.0.1:${tls.port}`)
  await expect(ask()).resolves.toMatchObject({ Arn: ana.arn })
  for (const kind of ['resetBeforeReading', 'resetAfterReading', 'cut'] as const) {
    tls.fault({ kind })
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' })
  }
  await tls.close()
})

function assumeDev() {
  return stsClient(aws, world.ana).send(new AssumeRoleCommand({ RoleArn: world.dev.arn, RoleSessionName: 'test' }))
}
