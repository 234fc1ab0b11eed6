import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeFromCommand, codeFromProcess } from '../../src/credentials/mfa-program'
import type { Asks } from '../../src/credentials/types'
import { MfaError } from '../../src/errors'
import { type Aws, startAws, type UserKeys } from '../aws'
import { fakeTerminal } from './fake-terminal'
import { scene } from './scene'

const environment = { PATH: process.env.PATH, AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token', OTHER: 'other' }
const asks: Asks = { environment, terminal: () => undefined, note: () => {}, debug: () => {} }

/** A command that prints the text. */
const printing = (text: string) => [process.execPath, '-e', `process.stdout.write(${JSON.stringify(text)})`]

describe('the one group of six digits on the first line is the code', () => {
  test.each<[text: string, code: string]>([
    ['123456', '123456'],
    ['123456\n', '123456'],
    ['012345\r\n', '012345'],
    ['976249 lasts 24s |---', '976249'],
    ['aws:me@example.com  000000', '000000'],
    ['code=123456.', '123456'],
    ['me123456 of 123456789012: 654321', '654321'],
    ['123456\n654321\n', '123456'],
  ])('%j', async (text, code) => {
    expect(await codeFromCommand(printing(text), asks, 'p')).toBe(code)
  })

  test.each(['', '\n123456', '12345', '1234567', '123 456', '123456 654321', '１２３４５６', 'touch your key'])(
    '%j has none, and is not shown',
    async (text) => {
      const error = await codeFromCommand(printing(text), asks, 'p').catch((thrown) => thrown)
      expect(error).toBeInstanceOf(MfaError)
      expect(error.message).toMatch(/^Profile "p": mfa_command ".*" did not print one code of six digits on its first line\.$/)
    },
  )
})

describe('a program that cannot be had is an MfaError of one line', () => {
  test.each<[what: string, argv: readonly string[], message: RegExp]>([
    ['missing', ['/nowhere/program', 'secret'], /^Profile "p": mfa_command "\/nowhere\/program" cannot be started \(ENOENT\)\.$/],
    ['failing', [process.execPath, '-e', 'console.log(123456); process.exit(1)'], /exited with status 1\.$/],
    ['none', [], /names no program\.$/],
  ])('%s', async (_, argv, message) => {
    await expect(async () => codeFromCommand(argv, asks, 'p')).rejects.toThrow(MfaError)
    await expect(async () => codeFromCommand(argv, asks, 'p')).rejects.toThrow(message)
  })

  test('mfa_process is named as such', async () => {
    await expect(codeFromProcess('/nowhere/program "a b"', asks, 'p')).rejects.toThrow(
      'Profile "p": mfa_process "/nowhere/program" cannot be started (ENOENT).',
    )
  })
})

test('the program finds no AWS keys in its environment, and everything else', async () => {
  const code = `const { AWS_SECRET_ACCESS_KEY: a, AWS_SESSION_TOKEN: b, OTHER: c } = process.env; console.log(JSON.stringify([a, b, c]) === '[null,null,"other"]' ? 111111 : 222222)`
  expect(await codeFromCommand([process.execPath, '-e', code], asks, 'p')).toBe('111111')
})

describe('the code goes to AWS', () => {
  let aws: Aws
  let ana: UserKeys

  beforeAll(async () => {
    aws = await startAws()
    ana = aws.addUser({ name: 'ana', mfaDevices: 1 })
  })
  afterAll(() => aws.close())

  const serial = () => ana.mfaSerials[0] ?? ''
  const files = (settings = '') => ({
    config: `[profile ana]\nmfa_serial = ${serial()}\n${settings}\n`,
    credentials: `[ana]\naws_access_key_id = ${ana.accessKeyId}\naws_secret_access_key = ${ana.secretAccessKey}\n`,
  })
  const freshCode = () => {
    aws.nextStep(serial())
    return aws.code(serial())
  }

  test('from mfa_process, before any prompt', async () => {
    const terminal = fakeTerminal('000000')
    const code = freshCode()
    await scene(files(`mfa_process = "${process.execPath}" -p '"${code} lasts 24s"'`), aws.environment).obtain('ana', { terminal })
    expect(aws.codes().at(-1)).toBe(code)
    expect(terminal.questions).toEqual([])
  })

  test('from mfa_command, after mfa_process', async () => {
    const code = freshCode()
    await scene(files(), aws.environment).obtain('ana', { mfaCommand: printing(code) })
    expect(aws.codes().at(-1)).toBe(code)
    const other = freshCode()
    await scene(files(`mfa_process = "${process.execPath}" -p '"${other}"'`), aws.environment).obtain('ana', { mfaCommand: ['/nowhere'] })
    expect(aws.codes().at(-1)).toBe(other)
  })

  test('once: where AWS refuses it, nobody is asked for another', async () => {
    const terminal = fakeTerminal(() => freshCode())
    const before = aws.codes().length
    await expect(scene(files(), aws.environment).obtain('ana', { terminal, mfaCommand: printing('000000') })).rejects.toThrow(MfaError)
    expect(aws.codes().slice(before)).toEqual(['000000'])
    expect(terminal.questions).toEqual([])
  })

  test('never, where the program fails: there is no prompt instead', async () => {
    const terminal = fakeTerminal(() => freshCode())
    aws.requests.length = 0
    await expect(scene(files(), aws.environment).obtain('ana', { terminal, mfaCommand: ['/nowhere'] })).rejects.toThrow(MfaError)
    expect(aws.requests).toEqual([])
    expect(terminal.questions).toEqual([])
  })
})
