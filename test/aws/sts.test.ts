import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Keys, keysOf, stsClient } from './clients'
import { type Aws, standardWorld, startAws, type World } from './index'
import { stepAt, totp } from './totp'

let aws: Aws
let world: World

beforeAll(async () => {
  aws = await startAws()
  world = standardWorld(aws)
})
beforeEach(() => aws.nextStep())
afterAll(() => aws.close())

const assume = (keys: Keys, RoleArn: string, input: Partial<AssumeRoleCommandInput> = {}, region?: string) =>
  stsClient(aws, keys, region).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ...input }))
const session = (keys: Keys, input: GetSessionTokenCommandInput = {}) => stsClient(aws, keys).send(new GetSessionTokenCommand(input))
const identity = async (keys: Keys) => (await stsClient(aws, keys).send(new GetCallerIdentityCommand({}))).Arn
const mfa = ({ mfaSerials: [SerialNumber = ''] } = world.ana) => ({ SerialNumber, TokenCode: aws.code(SerialNumber) })

describe('what is answered', () => {
  test('a role gives credentials that act as its session', async () => {
    const before = Date.now()
    const answer = await assume(world.ana, world.dev.arn, { RoleSessionName: 'ana@work', DurationSeconds: 900 })
    expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/dev/ana@work')
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(answer.Credentials?.SecretAccessKey).toMatch(/^[\w/+]{40}$/)
    expect(answer.Credentials?.SessionToken).toMatch(/^[\w/+]{500,}=+$/)
    expect(Math.abs((answer.Credentials?.Expiration?.getTime() ?? 0) - before - 900_000)).toBeLessThan(5000)
    expect(await identity(keysOf(answer))).toBe('arn:aws:sts::111122223333:assumed-role/dev/ana@work')
  })

  test('GetSessionToken gives credentials that act as the user', async () => {
    expect(await identity(keysOf(await session(world.cy)))).toBe('arn:aws:iam::111122223333:user/cy')
  })

  test.each([
    ['a code given to AssumeRole', () => assume(world.ana, world.prod.arn, { ...mfa(), DurationSeconds: 43200 })],
    ['a session made with a code', async () => assume(keysOf(await session(world.ana, mfa())), world.prod.arn)],
    ['the second device', () => assume(world.bo, world.prod.arn, mfa({ ...world.bo, mfaSerials: world.bo.mfaSerials.slice(1) }))],
    ['the right external id', () => assume(world.ana, world.ext.arn, { ExternalId: world.externalId })],
    ['a chain of roles', async () => assume(keysOf(await assume(world.ana, world.dev.arn)), world.audit.arn, { DurationSeconds: 3600 })],
    ['a source identity and tags', () => assume(world.ana, world.dev.arn, { SourceIdentity: 'ana', Tags: [{ Key: 'k', Value: 'ü' }] })],
    ['a session policy', () => assume(world.ana, world.dev.arn, { Policy: '{}', PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/Any' }] })],
  ])('a role is assumed with %s', async (_, call) => {
    expect((await call()).AssumedRoleUser?.Arn).toMatch(/assumed-role/)
  })

  test('a role with a path in another partition loses the path in its session', async () => {
    const user = aws.addUser({ name: 'mei', partition: 'aws-cn' })
    const role = aws.addRole({ name: 'ops', path: '/team/', partition: 'aws-cn', trust: { principals: [user.accountId] } })
    expect(role.arn).toBe('arn:aws-cn:iam::111122223333:role/team/ops')
    const answer = await assume(user, role.arn, {}, 'cn-north-1')
    expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws-cn:sts::111122223333:assumed-role/ops/test')
  })

  test('a request is recorded with what it carried', async () => {
    aws.requests.length = 0
    const proof = mfa()
    await assume(world.ana, world.prod.arn, { ...proof, Tags: [{ Key: 'a b', Value: 'ü&' }] })
    expect(aws.codes()).toEqual([proof.TokenCode])
    expect(aws.calls('AssumeRole')).toMatchObject([
      {
        service: 'sts',
        accessKeyId: world.ana.accessKeyId,
        region: 'eu-west-1',
        host: `127.0.0.1:${aws.port}`,
        outcome: 'ok',
        parameters: { RoleArn: world.prod.arn, 'Tags.member.1.Key': 'a b', 'Tags.member.1.Value': 'ü&' },
      },
    ])
  })
})

describe('what is refused', () => {
  const noDevice =
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.'
  const badCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. '
  const notAllowed = (arn: string, role: string) => `User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`

  test.each([
    ['a wrong code', () => assume(world.ana, world.prod.arn, { ...mfa(), TokenCode: aws.code(world.bo.mfaSerials[0] ?? '') }), badCode],
    ['the device of another user', () => assume(world.ana, world.prod.arn, mfa(world.bo)), noDevice],
    ['a serial nobody has', () => assume(world.ana, world.dev.arn, { ...mfa(), SerialNumber: 'GAHT12345678' }), noDevice],
    ['a code with temporary keys', async () => assume(keysOf(await session(world.ana)), world.prod.arn, mfa()), noDevice],
    [
      'a serial without a code',
      () => assume(world.ana, world.dev.arn, { SerialNumber: mfa().SerialNumber }),
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    ],
    [
      'GetSessionToken with temporary keys',
      async () => session(keysOf(await session(world.ana))),
      'Cannot call GetSessionToken with session credentials',
    ],
  ])('%s: AccessDenied', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({ name: 'AccessDenied', message, $metadata: { httpStatusCode: 403 } })
  })

  test.each([
    ['a role that is not there', () => 'arn:aws:iam::444455556666:role/none'],
    ['MFA missing', () => world.prod.arn],
    ['no external id', () => world.ext.arn],
    ['a caller the role does not trust', () => world.audit.arn],
  ])('%s: AccessDenied that names caller and role', async (_, role) => {
    await expect(assume(world.ana, role())).rejects.toMatchObject({ name: 'AccessDenied', message: notAllowed(world.ana.arn, role()) })
  })

  test('a wrong external id, and a user whose policies deny it: AccessDenied', async () => {
    const eve = aws.addUser({ name: 'eve', deny: ['sts:AssumeRole'] })
    const open = aws.addRole({ name: 'open', trust: { principals: ['*'] } })
    await expect(assume(world.ana, world.ext.arn, { ExternalId: 'other' })).rejects.toThrow(notAllowed(world.ana.arn, world.ext.arn))
    await expect(assume(eve, open.arn)).rejects.toThrow(notAllowed(eve.arn, open.arn))
    await expect(assume(world.cy, open.arn)).resolves.toBeDefined()
  })

  test('MFA does not pass from one role on to the next', async () => {
    const vault = aws.addRole({ name: 'vault', trust: { principals: [world.prod.arn], mfa: true } })
    const prod = await assume(world.ana, world.prod.arn, mfa())
    await expect(assume(keysOf(prod), vault.arn)).rejects.toThrow(notAllowed(prod.AssumedRoleUser?.Arn ?? '', vault.arn))
  })

  test('a code is good once, whatever the call', async () => {
    const proof = mfa()
    await session(world.ana, proof)
    await expect(session(world.ana, proof)).rejects.toThrow(badCode)
    await expect(assume(world.ana, world.prod.arn, proof)).rejects.toThrow(badCode)
    aws.nextStep(proof.SerialNumber)
    await expect(session(world.ana, mfa())).resolves.toBeDefined()
  })

  // A second try, for the step may end between the code and the call.
  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('the code of %i steps from now is good: %s', { retry: 1 }, async (steps, good) => {
    const user = aws.addUser({ name: `user${steps}`, mfaDevices: 1 })
    const [SerialNumber = ''] = user.mfaSerials
    const answer = session(user, { SerialNumber, TokenCode: totp(aws.totpSecret(SerialNumber), stepAt(Date.now()) + steps) })
    if (good) await expect(answer).resolves.toBeDefined()
    else await expect(answer).rejects.toThrow(badCode)
  })

  test.each([
    ['DurationSeconds', 899, 'have value greater than or equal to 900'],
    ['DurationSeconds', 43201, 'have value less than or equal to 43200'],
    ['RoleSessionName', 'a', 'have length greater than or equal to 2'],
    ['RoleSessionName', 'a b', 'satisfy regular expression pattern: [\\w+=,.@-]*'],
    ['SourceIdentity', 'a/b', 'satisfy regular expression pattern: [\\w+=,.@-]*'],
    ['ExternalId', 'a b', 'satisfy regular expression pattern: [\\w+=,.@:/-]*'],
    ['TokenCode', '12345a', 'satisfy regular expression pattern: [\\d]*'],
    ['TokenCode', '1234567', 'have length less than or equal to 6'],
    ['SerialNumber', 'short', 'have length greater than or equal to 9'],
    ['RoleArn', 'arn:aws:iam', 'have length greater than or equal to 20'],
  ])('%s "%s": ValidationError that says: must %s', async (name, value, rule) => {
    const member = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
    const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${rule}`
    await expect(assume(world.ana, world.dev.arn, { [name]: value })).rejects.toMatchObject({ name: 'ValidationError', message })
  })

  test('several violations: one ValidationError', async () => {
    await expect(assume(world.ana, world.dev.arn, { RoleSessionName: 'é' })).rejects.toThrow(
      /^2 validation errors detected: Value 'é' .+; Value 'é' /,
    )
  })

  test.each([
    ['a role of another partition', { RoleArn: 'arn:aws-cn:iam::111122223333:role/dev' }, 'Request ARN is invalid'],
    [
      'longer than the role allows',
      { DurationSeconds: 3601 },
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
  ])('%s: ValidationError', async (_, input, message) => {
    await expect(assume(world.ana, world.dev.arn, input)).rejects.toMatchObject({ name: 'ValidationError', message })
  })

  test.each([899, 129601])('GetSessionToken for %i seconds: ValidationError', async (DurationSeconds) => {
    await expect(session(world.ana, { DurationSeconds })).rejects.toMatchObject({ name: 'ValidationError' })
  })

  test('a role chained for more than an hour: ValidationError', async () => {
    const dev = keysOf(await assume(world.ana, world.dev.arn))
    await expect(assume(dev, world.audit.arn, { DurationSeconds: 3601 })).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    })
  })

  test('a session policy that is no JSON: MalformedPolicyDocument', async () => {
    await expect(assume(world.ana, world.dev.arn, { Policy: '{' })).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' })
  })
})
