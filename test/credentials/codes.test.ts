import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { InterruptedError, MfaError } from '../../src/errors'
import { type Aws, startAws, type UserKeys } from '../aws'
import { fakeTerminal } from './fake-terminal'
import { scene } from './scene'

let aws: Aws
let ana: UserKeys
let config: string
let credentials: string

beforeAll(async () => {
  aws = await startAws()
  ana = aws.addUser({ name: 'ana', mfaDevices: 1 })
  const prod = aws.addRole({ name: 'prod', accountId: '444455556666', trust: { principals: [ana.arn], mfa: true } })
  const audit = aws.addRole({ name: 'audit', trust: { principals: [prod.arn] } })
  const mfa = `mfa_serial = ${ana.mfaSerials[0]}`
  config = `[profile prod]\nrole_arn = ${prod.arn}\nsource_profile = ana\n${mfa}\n[profile audit]\nrole_arn = ${audit.arn}\nsource_profile = prod\n${mfa}\n`
  credentials = `[ana]\naws_access_key_id = ${ana.accessKeyId}\naws_secret_access_key = ${ana.secretAccessKey}\n`
})
beforeEach(() => {
  aws.requests.length = 0
  aws.nextStep()
})
afterAll(() => aws.close())

const obtain = (profile: string, asked: Parameters<ReturnType<typeof scene>['obtain']>[1]) =>
  scene({ config, credentials }, aws.environment).obtain(profile, asked)
const code = () => aws.code(ana.mfaSerials[0] ?? '')
const spaced = () => ` ${code().slice(0, 3)} ${code().slice(3)} `

describe('at the terminal', () => {
  test('one code serves a whole chain', async () => {
    const terminal = fakeTerminal(code)
    await expect(obtain('audit', { terminal })).resolves.toBeDefined()
    expect(terminal.questions).toHaveLength(1)
    expect(aws.requests.map(({ parameters }) => 'TokenCode' in parameters)).toEqual([true, false])
  })

  test('the question names the device and the profile', async () => {
    const terminal = fakeTerminal(code)
    await obtain('prod', { terminal })
    expect(terminal.questions).toEqual([`MFA code of ${ana.mfaSerials[0]} for prod: `])
  })

  test('blanks do not matter', async () => {
    await expect(obtain('prod', { terminal: fakeTerminal(spaced) })).resolves.toBeDefined()
  })

  test('what is not six digits is asked for again, and never sent', async () => {
    const terminal = fakeTerminal('', 'hunter2', '12345', '1234567', '１２３４５６', code)
    await expect(obtain('prod', { terminal })).resolves.toBeDefined()
    expect(terminal.questions.slice(1)).toEqual(Array(5).fill(expect.stringMatching(/^A code is six digits\. MFA code of/)))
    expect(aws.codes()).toEqual([code()])
  })

  test('a refused code is asked for again', async () => {
    const terminal = fakeTerminal('000000', code)
    await expect(obtain('prod', { terminal })).resolves.toBeDefined()
    expect(terminal.questions[1]).toMatch(/^AWS did not take that code: wrong, or used already\. The next one comes in \d+ s\. MFA code of/)
    expect(aws.codes()).toEqual(['000000', code()])
  })

  test('a refused code is not sent twice', async () => {
    const terminal = fakeTerminal('000000', '000000', '000 000', code)
    await expect(obtain('prod', { terminal })).resolves.toBeDefined()
    expect(terminal.questions.slice(2)).toEqual(
      Array(2).fill(expect.stringMatching(/^That code was sent already; the next one comes in \d+ s\./)),
    )
    expect(aws.codes()).toEqual(['000000', code()])
  })

  test('three refused codes are enough', async () => {
    const terminal = fakeTerminal('000000', '000001', '000002', code)
    await expect(obtain('prod', { terminal })).rejects.toMatchObject({
      status: 4,
      message: expect.stringMatching(/^Profile "prod": AWS took none of 3 MFA codes\. Is arn:.* the device\?$/),
    })
    expect(aws.codes()).toEqual(['000000', '000001', '000002'])
  })

  test('Ctrl-C ends it without a call', async () => {
    await expect(obtain('prod', { terminal: fakeTerminal() })).rejects.toThrow(InterruptedError)
    expect(aws.requests).toEqual([])
  })

  test('what AWS refuses for another reason is not asked for again', async () => {
    const lift = aws.fault({ kind: 'error', action: 'AssumeRole', status: 403, code: 'AccessDenied', message: 'User is not authorized' })
    const terminal = fakeTerminal(code, code)
    await expect(obtain('prod', { terminal })).rejects.toMatchObject({ status: 5 })
    lift()
    expect(terminal.questions).toHaveLength(1)
  })
})

describe('without one', () => {
  test('nobody waits, and nothing is called', async () => {
    await expect(obtain('prod', {})).rejects.toMatchObject({
      status: 4,
      message: expect.stringMatching(
        /^Profile "prod" wants an MFA code of arn:.*, and there is no terminal to ask at\. Give it as `awsenv assume prod CODE`/,
      ),
    })
    expect(aws.requests).toEqual([])
  })

  test('a code that was given is sent, before anything else is asked', async () => {
    const terminal = fakeTerminal('000000')
    await expect(obtain('prod', { code: code(), terminal, mfaCommand: ['/nowhere'] })).resolves.toBeDefined()
    expect(terminal.questions).toEqual([])
  })

  test('a code that was given and refused is not asked for again', async () => {
    const terminal = fakeTerminal(code)
    const error = await obtain('prod', { code: '000000', terminal }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(MfaError)
    expect(error.message).toMatch(/^Profile "prod": AWS did not take the MFA code: wrong, or used already\. The next one comes in \d+ s\.$/)
    expect([terminal.questions, aws.codes()]).toEqual([[], ['000000']])
  })
})

test.each<Parameters<Aws['fault']>[0]>([{ kind: 'resetAfterReading' }, { kind: 'error' }, { kind: 'cut' }, { kind: 'throttle' }])(
  'a code is not sent again after $kind',
  async (fault) => {
    aws.fault({ ...fault, action: 'AssumeRole' } as typeof fault)
    await expect(obtain('prod', { code: code() })).rejects.toThrow()
    expect(aws.codes()).toHaveLength(1)
  },
)
