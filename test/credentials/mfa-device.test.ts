import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Aws, startAws, type UserKeys } from '../aws'
import { fakeTerminal } from './fake-terminal'
import { type Scene, scene } from './scene'

let aws: Aws

beforeAll(async () => {
  aws = await startAws()
})
afterAll(() => aws.close())

function withUser(user: Omit<Parameters<Aws['addUser']>[0], 'name'>): { readonly user: UserKeys; readonly made: Scene } {
  const { accessKeyId, secretAccessKey, ...rest } = aws.addUser({ name: `user${aws.requests.length}`, ...user })
  aws.requests.length = 0
  const credentials = `[me]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
  return { user: { accessKeyId, secretAccessKey, ...rest }, made: scene({ credentials }, aws.environment) }
}
const actions = () => aws.requests.map(({ action }) => action)

test('the only device is found, and how to save the call is said', async () => {
  const { user, made } = withUser({ mfaDevices: 1, securityKeys: 1 })
  const [serial = ''] = user.mfaSerials
  await expect(made.obtain('me', { code: aws.code(serial) })).resolves.toBeDefined()
  expect(actions()).toEqual(['ListMFADevices', 'GetSessionToken'])
  expect(aws.calls('GetSessionToken')[0]?.parameters.SerialNumber).toBe(serial)
  expect(made.notes).toEqual([`The MFA device is ${serial}. With mfa_serial in the profile, IAM need not be asked.`])
})

test('of several one is picked at the terminal', async () => {
  const { user, made } = withUser({ mfaDevices: ['phone', 'watch'], securityKeys: 1 })
  const terminal = fakeTerminal('1')
  await expect(made.obtain('me', { code: aws.code(user.mfaSerials[1] ?? ''), terminal })).resolves.toBeDefined()
  expect(terminal.questions).toEqual([['MFA devices of the user of me:', ...user.mfaSerials].join('\n')])
  expect(aws.calls('GetSessionToken')[0]?.parameters.SerialNumber).toBe(user.mfaSerials[1])
})

test.each<[what: string, user: Parameters<typeof withUser>[0], status: number, message: RegExp]>([
  [
    'several and no terminal',
    { mfaDevices: ['phone', 'watch'] },
    4,
    /^Profile "me": its user has several MFA devices, .*:mfa\/phone, .*:mfa\/watch\. Name one with --mfa-serial or mfa_serial\.$/,
  ],
  ['none', {}, 4, /^Profile "me": its user has no MFA device\. Register/],
  ['security keys alone', { securityKeys: 2 }, 4, /^Profile "me": its user has no MFA device but security keys, which have no codes\./],
  ['no right to see them', { mfaDevices: 1, deny: ['iam:ListMFADevices'] }, 5, /^Profile "me": AWS refused ListMFADevices/],
])('%s: an error before the code is sent', async (_, user, status, message) => {
  const { made } = withUser(user)
  await expect(made.obtain('me', { code: '123456' })).rejects.toMatchObject({ status, message: expect.stringMatching(message) })
  expect(aws.codes()).toEqual([])
})
