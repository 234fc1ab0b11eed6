import { ListMFADevicesCommand, type ListMFADevicesCommandInput, ListUsersCommand, paginateListMFADevices } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iamClient, type Keys, keysOf, stsClient } from './clients'
import { type Aws, standardWorld, startAws, type World } from './index'

let aws: Aws
let world: World

beforeAll(async () => {
  aws = await startAws()
  world = standardWorld(aws)
})
afterAll(() => aws.close())

const list = (keys: Keys, input: ListMFADevicesCommandInput = {}) => iamClient(aws, keys).send(new ListMFADevicesCommand(input))
const serials = async (keys: Keys, input?: ListMFADevicesCommandInput) =>
  (await list(keys, input)).MFADevices?.map(({ SerialNumber }) => SerialNumber)

test.each([
  ['none', () => world.cy, []],
  ['one', () => world.ana, ['arn:aws:iam::111122223333:mfa/ana']],
  ['two', () => world.bo, ['arn:aws:iam::111122223333:mfa/bo', 'arn:aws:iam::111122223333:mfa/bo-2']],
])('the devices of a user who has %s', async (_, keys, expected) => {
  expect(await serials(keys())).toEqual(expected)
})

test('a security key is a device too, by its own kind of ARN', async () => {
  const dee = aws.addUser({ name: 'dee', securityKeys: 1, mfaDevices: ['dees-phone'] })
  expect(await serials(dee)).toEqual([
    expect.stringMatching(/^arn:aws:iam::111122223333:u2f\/user\/dee\/key1-[A-Z2-7]{16}$/),
    'arn:aws:iam::111122223333:mfa/dees-phone',
  ])
})

test('a role asks by the name of the user', async () => {
  const dev = keysOf(await stsClient(aws, world.ana).send(new AssumeRoleCommand({ RoleArn: world.dev.arn, RoleSessionName: 'test' })))
  expect(await serials(dev, { UserName: 'ana' })).toEqual(world.ana.mfaSerials)
  await expect(list(dev)).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Must specify userName when calling with non-User credentials',
  })
})

test('pages follow each other', async () => {
  const pages = paginateListMFADevices({ client: iamClient(aws, world.bo), pageSize: 1 }, {})
  const found: (string | undefined)[] = []
  for await (const { MFADevices = [] } of pages) found.push(...MFADevices.map(({ SerialNumber }) => SerialNumber))
  expect(found).toEqual(world.bo.mfaSerials)
})

test.each([
  ['a user nobody knows', () => list(world.ana, { UserName: 'zoe' }), 'NoSuchEntityException', 404],
  ['a name that cannot be', () => list(world.ana, { UserName: 'a b' }), 'ValidationError', 400],
  ['a user whose policies deny it', () => list(aws.addUser({ name: 'eve', deny: ['iam:ListMFADevices'] })), 'AccessDenied', 403],
  ['a session without MFA', async () => list(await session(world.ana)), 'InvalidClientTokenId', 403],
  ['another action', () => iamClient(aws, world.ana).send(new ListUsersCommand({})), 'InvalidAction', 400],
])('%s is refused', async (_, call, name, httpStatusCode) => {
  await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
})

test('a session with MFA may ask', async () => {
  const SerialNumber = world.ana.mfaSerials[0] ?? ''
  expect(await serials(await session(world.ana, { SerialNumber, TokenCode: aws.code(SerialNumber) }))).toEqual([SerialNumber])
})

async function session(keys: Keys, mfa = {}): Promise<Keys> {
  return keysOf(await stsClient(aws, keys).send(new GetSessionTokenCommand(mfa)))
}
