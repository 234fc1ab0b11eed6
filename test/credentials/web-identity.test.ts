import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Aws, type Role, startAws } from '../aws'
import { type Scene, scene } from './scene'

let aws: Aws
let deploy: Role
let next: Role

beforeAll(async () => {
  aws = await startAws()
  deploy = aws.addRole({ name: 'deploy', trust: { principals: [] } })
  next = aws.addRole({ name: 'next', accountId: '444455556666', trust: { principals: [deploy.arn] } })
})
afterAll(() => aws.close())

/** A profile with a web identity, and one that goes on from it. */
function withToken(token: string | undefined, settings = ''): Scene {
  const made = scene({}, { ...aws.environment, AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere', AWS_ROLE_ARN: next.arn })
  const file = token === undefined ? `${made.home.path}/missing` : made.home.write('token.jwt', token)
  const own = `[profile ci]\nregion = eu-central-1\nrole_arn = ${deploy.arn}\nweb_identity_token_file = ${file}\n${settings}\n`
  made.home.write('.aws/config', `${own}[profile next]\nrole_arn = ${next.arn}\nsource_profile = ci\n`)
  return made
}

test("the role's credentials are had for the token, by a call that nobody signs", async () => {
  const credentials = await withToken(aws.webIdentityToken(deploy), 'role_session_name = build-7\nduration_seconds = 900').obtain('ci')
  expect(credentials).toMatchObject({ accountId: '111122223333', accessKeyId: expect.stringMatching(/^ASIA/) })
  expect((credentials.expiration?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(900_000)
  const [call] = aws.calls('AssumeRoleWithWebIdentity').slice(-1)
  expect(call).toMatchObject({ parameters: { RoleArn: deploy.arn, RoleSessionName: 'build-7', DurationSeconds: '900' } })
  expect(call?.headers.authorization).toBeUndefined()
})

test('policies that narrow the session go with the call', async () => {
  const policyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess']
  await withToken(aws.webIdentityToken(deploy)).obtain('ci', { options: { policy: '{"Version":"2012-10-17"}', policyArns } })
  expect(aws.calls('AssumeRoleWithWebIdentity').at(-1)?.parameters).toMatchObject({
    Policy: '{"Version":"2012-10-17"}',
    'PolicyArns.member.1.arn': policyArns[0],
  })
})

test('a token may end in a new line', async () => {
  await expect(withToken(`${aws.webIdentityToken(deploy)}\n`).obtain('ci')).resolves.toBeDefined()
})

test('a role may be assumed with it', async () => {
  const credentials = await withToken(aws.webIdentityToken(deploy)).obtain('next')
  expect(credentials.accountId).toBe('444455556666')
})

describe('what goes wrong is one line', () => {
  test.each<[what: string, token: () => string | undefined, status: number, message: RegExp]>([
    ['no file', () => undefined, 3, /^Profile "ci": its web_identity_token_file .*\/missing cannot be read \(ENOENT\)\.$/],
    ['an empty file', () => '\n', 3, /^Profile "ci": its web_identity_token_file .*token\.jwt is empty\.$/],
    [
      'a token that has expired',
      () => aws.webIdentityToken(deploy, -1),
      5,
      /^Profile "ci": the web identity token in .*token\.jwt has expired\. Have/,
    ],
    [
      'no token',
      () => 'abcd',
      5,
      /^Profile "ci": AWS refused AssumeRoleWithWebIdentity for .*, asked by the token in .*token\.jwt\. InvalidIdentityToken/,
    ],
    ['the token of another role', () => aws.webIdentityToken(next), 5, /AccessDenied/],
  ])('%s', async (_, token, status, message) => {
    const text = token()
    const error = await withToken(text)
      .obtain('ci')
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toContain('\n')
    if (text && text.length > 10) expect(error.message).not.toContain(text.trim())
  })
})
