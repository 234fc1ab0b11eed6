import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { Sha256 } from '@aws-crypto/sha256-js'
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keys, keysOf, stsClient } from './clients'
import { type Aws, standardWorld, startAws, type World } from './index'

let aws: Aws
let world: World
let dev: Required<Keys>

beforeAll(async () => {
  aws = await startAws()
  world = standardWorld(aws)
  dev = keysOf(await stsClient(aws, world.ana).send(new AssumeRoleCommand({ RoleArn: world.dev.arn, RoleSessionName: 'test' })))
})
afterAll(() => aws.close())

const identity = (keys: Keys, options: object = {}) =>
  new STSClient({ endpoint: aws.url, region: 'eu-west-1', credentials: keys, maxAttempts: 1, ...options }).send(
    new GetCallerIdentityCommand({}),
  )
const invalid = 'The security token included in the request is invalid.'
const mismatch = /^The request signature we calculated does not match/

test.each([
  ['an unknown key', () => ({ ...world.ana, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }), {}, 'InvalidClientTokenId', invalid],
  ['a wrong secret', () => ({ ...world.ana, secretAccessKey: world.bo.secretAccessKey }), {}, 'SignatureDoesNotMatch', mismatch],
  ['a wrong secret with the right token', () => ({ ...dev, secretAccessKey: 'x' }), {}, 'SignatureDoesNotMatch', mismatch],
  ['a temporary key without its token', () => ({ ...dev, sessionToken: '' }), {}, 'InvalidClientTokenId', invalid],
  ['a temporary key with a wrong token', () => ({ ...dev, sessionToken: `${dev.sessionToken}=` }), {}, 'InvalidClientTokenId', invalid],
  ['long-term keys with a left-over token', () => ({ ...world.ana, sessionToken: dev.sessionToken }), {}, 'InvalidClientTokenId', invalid],
  ['a region of another partition', () => world.ana, { region: 'cn-north-1' }, 'InvalidClientTokenId', invalid],
  [
    'a clock 6 minutes behind',
    () => world.ana,
    { systemClockOffset: -360_000 },
    'SignatureDoesNotMatch',
    /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
  ],
  [
    'a clock 6 minutes ahead',
    () => world.ana,
    { systemClockOffset: 360_000 },
    'SignatureDoesNotMatch',
    /^Signature not yet current: \d{8}T\d{6}Z is still later than /,
  ],
])('%s is refused', async (_, keys, options, name, message) => {
  await expect(identity(keys(), options)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message),
    $metadata: { httpStatusCode: 403 },
  })
})

test('the same keys without a fault are accepted', async () => {
  await expect(identity(world.ana)).resolves.toMatchObject({ Arn: world.ana.arn, Account: '111122223333' })
  await expect(identity(world.ana, { systemClockOffset: 240_000 })).resolves.toBeDefined()
})

test('temporary credentials that ran out are refused as expired', async () => {
  const keys = keysOf(await stsClient(aws, world.cy).send(new GetSessionTokenCommand({})))
  aws.expire(keys.accessKeyId)
  await expect(identity(keys)).rejects.toMatchObject({ name: 'ExpiredToken', $metadata: { httpStatusCode: 403 } })
})

test.each([
  ['sts.amazonaws.com', 'us-east-1', 'eu-west-1'],
  ['sts.eu-west-1.amazonaws.com', 'eu-west-1', 'us-east-1'],
  ['sts-fips.us-west-2.amazonaws.com:443', 'us-west-2', 'us-east-1'],
  ['sts.eu-west-1.api.aws', 'eu-west-1', 'eu-central-1'],
])('%s takes the signature of %s, and not of %s', async (host, good, bad) => {
  await expect(signedFor(host, good)).resolves.toMatchObject({ status: 200 })
  await expect(signedFor(host, bad)).resolves.toMatchObject({ status: 403, body: expect.stringContaining('valid region') })
})

const form = 'Action=GetCallerIdentity&Version=2011-06-15'
const signed = 'AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/SERVICE/aws4_request, SignedHeaders=host, Signature='

test.each([
  ['no signature', {}, 403, 'MissingAuthenticationToken'],
  ['another scheme', { authorization: 'Basic eDp5' }, 400, 'IncompleteSignature'],
  ['a signature for IAM', { authorization: `${signed.replace('SERVICE', 'iam')}${'0'.repeat(64)}` }, 403, 'SignatureDoesNotMatch'],
  ['no date', { authorization: `${signed.replace('SERVICE', 'sts')}${'0'.repeat(64)}` }, 400, 'IncompleteSignature'],
])('a request with %s is refused', async (_, headers: Headers, status, code) => {
  const authorization = headers.authorization?.replace('KEY', world.ana.accessKeyId)
  const answer = await post(form, authorization === undefined ? {} : { authorization })
  expect(answer).toMatchObject({ status, body: expect.stringContaining(`<Code>${code}</Code>`) })
  expect(answer.headers.date).toBe(new Date(Date.parse(answer.headers.date ?? '')).toUTCString())
})

test.each([
  ['a changed body', (copy: Copy) => ({ ...copy, body: `${copy.body}&X=1` }), 'SignatureDoesNotMatch'],
  [
    'a header of AWS that is not signed',
    (copy: Copy) => ({ ...copy, headers: { ...copy.headers, 'x-amz-more': '1' } }),
    'SignatureDoesNotMatch',
  ],
  ['another host', (copy: Copy) => ({ ...copy, headers: { ...copy.headers, host: 'sts.amazonaws.com' } }), 'SignatureDoesNotMatch'],
  ['nothing changed', (copy: Copy) => copy, 'GetCallerIdentityResult'],
])('a copied request with %s is answered accordingly', async (_, change, word) => {
  await identity(world.ana)
  const { headers, parameters } = aws.requests.at(-1) ?? expect.unreachable()
  const copy = change({ headers, body: new URLSearchParams(parameters).toString() })
  expect((await post(copy.body, copy.headers)).body).toContain(word)
})

interface Copy {
  readonly headers: Headers
  readonly body: string
}

type Headers = IncomingHttpHeaders

/** Sends a request that was signed for one of AWS's own hosts, as it comes out of a proxy's tunnel. */
async function signedFor(host: string, region: string) {
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded' }
  const signer = new SignatureV4({ credentials: world.ana, region, service: 'sts', sha256: Sha256 })
  const signed = await signer.sign({ method: 'POST', protocol: 'https:', hostname: host, path: '/', query: {}, headers, body: form })
  return post(form, signed.headers)
}

/** Sends what the SDK never would. */
async function post(body: string, { 'content-length': _, ...headers }: Headers) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const sent = request(aws.url, { method: 'POST', headers: { ...form, ...headers } }).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, body: (await response.toArray()).join('') }
}
