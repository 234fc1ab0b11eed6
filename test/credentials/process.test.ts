import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rejectCircle } from '../../src/credentials/process-circle'
import { ConfigurationError, RefusedError } from '../../src/errors'
import { type Aws, type Role, startAws, type UserKeys } from '../aws'
import { type Scene, scene } from './scene'

let aws: Aws
let ana: UserKeys
let dev: Role

beforeAll(async () => {
  aws = await startAws()
  ana = aws.addUser({ name: 'ana', mfaDevices: 1 })
  dev = aws.addRole({ name: 'dev', trust: { principals: [ana.arn] } })
})
afterAll(() => aws.close())

const soon = new Date(Date.now() + 3_600_000)
const temporary = {
  Version: 1,
  AccessKeyId: 'ASIAPROCESS000000001',
  SecretAccessKey: 'secretOfTheProcess/+',
  SessionToken: 'tokenOfTheProcess==',
  Expiration: soon.toISOString(),
}

/** A profile whose credential_process is a script of Node's with these arguments. */
function withScript(
  code: string,
  { args = '', settings = '', env = {} }: { args?: string; settings?: string; env?: Record<string, string> } = {},
): Scene {
  const made = scene({}, { ...aws.environment, ...env })
  const script = made.home.write('the script.cjs', code)
  const role = `[profile role]\nrole_arn = ${dev.arn}\nsource_profile = p\nmfa_serial = ${ana.mfaSerials[0]}\n`
  made.home.write(
    '.aws/config',
    `[profile p]\nregion = eu-west-1\ncredential_process = "${process.execPath}" "${script}" ${args}\n${settings}\n${role}`,
  )
  return made
}

const printing = (document: object | string) =>
  `process.stdout.write(${JSON.stringify(typeof document === 'string' ? document : JSON.stringify(document))})`

describe('what the program prints are the credentials', () => {
  test.each<[what: string, document: object, settings: string, expected: object]>([
    ['temporary keys', temporary, '', { accessKeyId: temporary.AccessKeyId, expiration: soon }],
    [
      'keys that name their account',
      { ...temporary, AccountId: '111122223333' },
      'aws_account_id = 999999999999',
      { accountId: '111122223333' },
    ],
    ['keys of an account that the profile names', temporary, 'aws_account_id = 999999999999', { accountId: '999999999999' }],
    ['keys that say nothing of an end', { ...temporary, Expiration: null }, '', { expiration: undefined }],
    ['long-term keys', { ...temporary, SessionToken: null, Expiration: undefined }, '', { sessionToken: undefined, expiration: undefined }],
    ['keys with an empty token', { ...temporary, SessionToken: '' }, '', { sessionToken: undefined }],
    ['more than it must', { ...temporary, Else: { a: 1 } }, '', { accessKeyId: temporary.AccessKeyId }],
  ])('%s', async (_, document, settings, expected) => {
    const credentials = await withScript(printing(`\n${JSON.stringify(document, null, 2)}\n`), { settings }).obtain('p')
    expect(credentials).toMatchObject(expected)
    expect(credentials.secretAccessKey.reveal()).toBe(temporary.SecretAccessKey)
    if (!('sessionToken' in expected)) expect(credentials.sessionToken?.reveal()).toBe(temporary.SessionToken)
  })
})

describe('anything else is an error of one line, which does not show what was printed', () => {
  test.each<[what: string, document: object | string, status: number, message: RegExp]>([
    [
      'no JSON',
      'export AWS_SECRET_ACCESS_KEY=secretOfTheProcess',
      3,
      /^Profile "p": credential_process ".*" did not print a JSON object\.$/,
    ],
    ['nothing', '', 3, /did not print a JSON object/],
    ['a list', [temporary], 3, /did not print a JSON object/],
    ['null', 'null', 3, /did not print a JSON object/],
    ['no version', { ...temporary, Version: undefined }, 3, /did not print "Version": 1\.$/],
    ['another version', { ...temporary, Version: 2 }, 3, /did not print "Version": 1\.$/],
    ['a version that is text', { ...temporary, Version: '1' }, 3, /did not print "Version": 1\.$/],
    ['no key id', { ...temporary, AccessKeyId: undefined }, 5, /credential_process: the access key id in the answer is not one/],
    ['no secret', { ...temporary, SecretAccessKey: undefined }, 5, /the secret access key in the answer is not one/],
    ['a secret that is a number', { ...temporary, SecretAccessKey: 7 }, 5, /the secret access key in the answer is not one/],
    ['a hostile key id', { ...temporary, AccessKeyId: '"; touch secretOfTheProcess #' }, 5, /the access key id in the answer is not one/],
    ['a hostile token', { ...temporary, SessionToken: "x'\n$(secretOfTheProcess)" }, 5, /the session token in the answer is not one/],
    ['an end that is no date', { ...temporary, Expiration: 'secretOfTheProcess' }, 5, /the expiration in the answer is not one/],
    ['an end that is a number', { ...temporary, Expiration: 4102444800 }, 5, /the expiration in the answer is not one/],
    ['keys that are over', { ...temporary, Expiration: '2020-01-01T00:00:00Z' }, 5, /expired at 2020-01-01T00:00:00\.000Z\.$/],
  ])('%s', async (_, document, status, message) => {
    const error = await withScript(printing(document))
      .obtain('p')
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toMatch(/secretOfTheProcess|\n/)
  })

  test.each<[what: string, line: string, status: number, message: RegExp]>([
    [
      'a program that is not there',
      '/nowhere/program secretArgument',
      3,
      /^Profile "p": credential_process "\/nowhere\/program" cannot be started \(ENOENT\)\.$/,
    ],
    ['an open quote', `"${process.execPath} secretArgument`, 3, /^Profile "p": credential_process has a quote/],
    ['a failure', `"${process.execPath}" -e "console.log(1); process.exit(7)" secretArgument`, 5, /exited with status 7\.$/],
  ])('%s', async (_, line, status, message) => {
    const error = await scene({ config: `[profile p]\ncredential_process = ${line}\n` })
      .obtain('p')
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) })
    expect(error.message).not.toMatch(/secretArgument|\n/)
  })
})

test('no shell reads the command line', async () => {
  const code = `const args = Buffer.from(JSON.stringify(process.argv.slice(2))).toString('base64')
    process.stdout.write(JSON.stringify({ ...${JSON.stringify(temporary)}, SessionToken: args }))`
  const args = `$HOME "$(touch canary)" 'a b'; \`touch canary\` | tee >canary && x`
  const { sessionToken } = await withScript(code, { args }).obtain('p')
  const received = JSON.parse(Buffer.from(sessionToken?.reveal() ?? '', 'base64').toString())
  expect(received).toEqual(['$HOME', '$(touch canary)', 'a b;', '`touch', 'canary`', '|', 'tee', '>canary', '&&', 'x'])
})

describe('the program finds in its environment', () => {
  const keys = {
    AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_SECURITY_TOKEN: 'old',
  }
  const code = `const { env } = process; const keys = Object.keys(env).filter((name) => /^AWS_(ACCESS|SECRET|SESSION|SECURITY)/.test(name));
    process.stdout.write(JSON.stringify({ ...${JSON.stringify(temporary)}, SessionToken: ['x', env.AWS_PROFILE, ...keys].join('-') }))`
  const found = async (env: Record<string, string>) => (await withScript(code, { env }).obtain('p')).sessionToken?.reveal()

  test('none of the keys that awsenv exported', async () => {
    expect(await found({ ...keys, AWSENV_PROFILE: 'other', AWS_PROFILE: 'mine' })).toBe('x-mine')
  })

  test("the user's own", async () => {
    expect(await found({ ...keys, AWS_PROFILE: 'mine' })).toBe(`x-mine-${Object.keys(keys).join('-')}`)
  })
})

describe('as the source of a role', () => {
  test("long-term keys give the role, with the code of the user's device", async () => {
    const document = { Version: 1, AccessKeyId: ana.accessKeyId, SecretAccessKey: ana.secretAccessKey }
    const credentials = await withScript(printing(document)).obtain('role', { code: aws.code(ana.mfaSerials[0] ?? '') })
    expect(aws.calls('AssumeRole').at(-1)).toMatchObject({
      outcome: 'ok',
      accessKeyId: ana.accessKeyId,
      parameters: { SerialNumber: ana.mfaSerials[0] },
    })
    expect(credentials.accountId).toBe('111122223333')
  })

  test('keys that AWS does not know are refused', async () => {
    await expect(withScript(printing(temporary)).obtain('role')).rejects.toThrow(RefusedError)
  })
})

describe('a program that asks awsenv for the credentials that it shall print', () => {
  const dump = `process.stdout.write(JSON.stringify({ ...${JSON.stringify(temporary)}, SessionToken: process.env.AWSENV_PROCESS_CHAIN }))`

  test('is told who is waiting, so that the circle is seen', async () => {
    const first = await withScript(dump).obtain('p')
    const chain = first.sessionToken?.reveal() ?? ''
    expect(() => rejectCircle('p', { AWSENV_PROCESS_CHAIN: chain })).toThrow(ConfigurationError)
    await expect(withScript(dump, { env: { AWSENV_PROCESS_CHAIN: chain } }).obtain('p')).rejects.toThrow(
      'Profile "p": its credential_process asks for its own credentials, "p" → "p".',
    )
  })

  test.each<[chain: string | undefined, profile: string, message: RegExp | undefined]>([
    [undefined, 'p', undefined],
    ['', 'p', undefined],
    ['a,b', 'p', undefined],
    ['a,p,b', 'p', /"p" → "b" → "p"/],
    ['a%2Cp', 'p', undefined],
    ['a%2Cp', 'a,p', /"a,p" → "a,p"/],
    ['%', 'p', undefined],
  ])('%j stops %j: %s', (chain, profile, message) => {
    const check = () => rejectCircle(profile, { AWSENV_PROCESS_CHAIN: chain })
    if (message) expect(check).toThrow(message)
    else expect(check).not.toThrow()
  })
})
