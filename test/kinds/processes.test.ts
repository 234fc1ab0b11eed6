import { describe, expect, it } from 'vitest'
import { awsenv } from '../support/program'
import { inMinutes } from './kinds'
import { stage } from './stage'

const document = {
  Version: 1,
  AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  SecretAccessKey: 'canary/secret',
  SessionToken: 'canary/token',
  Expiration: inMinutes(30),
}

describe('a credential_process that gives no credentials is one line, which shows nothing of its output', () => {
  it.each<[what: string, output: string | object, end: string, status: number, message: RegExp]>([
    ['fails', document, 'exit 3', 5, /credential_process "sh" exited with status 3\./],
    ['is killed', document, 'kill -9 $$', 5, /credential_process "sh" was ended by SIGKILL\./],
    ['prints nothing', '', '', 3, /did not print a JSON object\./],
    ['prints rubbish', 'canary: {"AccessKeyId": "ASIA', '', 3, /did not print a JSON object\./],
    ['prints a list', [document], '', 3, /did not print a JSON object\./],
    ['prints another version', { ...document, Version: 2 }, '', 3, /did not print "Version": 1\./],
    ['prints no secret', { ...document, SecretAccessKey: undefined }, '', 5, /the secret access key in the answer is not one\./],
    [
      'prints a key id that is none',
      { ...document, AccessKeyId: '"; touch canary #' },
      '',
      5,
      /the access key id in the answer is not one\./,
    ],
    ['prints a token with a line end', { ...document, SessionToken: 'canary\n' }, '', 5, /the session token in the answer is not one\./],
    ['prints an end that is no date', { ...document, Expiration: 'canary' }, '', 5, /the expiration in the answer is not one\./],
    ['prints credentials that are over', { ...document, Expiration: inMinutes(-1) }, '', 5, /expired at \d{4}-\d\d-\d\dT/],
    ['prints without end', 'canary'.repeat(20_000), '', 5, /printed more than 65536 bytes\./],
  ])('%s', async (_what, output, end, status, message) => {
    const { env, home } = await stage()
    const text = typeof output === 'string' ? output : JSON.stringify(output)
    const script = home.write('broker.sh', `cat '${home.write('output', text)}'\n${end}\n`)
    home.write('.aws/config', `[profile p]\ncredential_process = sh ${script}\n`)
    const result = await awsenv(['assume', 'p', '--shell', 'sh'], { env })
    expect(result).toMatchObject({ status, stdout: 'false;\n', stderr: expect.stringMatching(message) })
    expect(result.stderr).toMatch(/^awsenv: Profile "p": credential_process[^\n]*\n$/)
    expect(result.stderr).not.toMatch(/canary|ASIA/)
  })

  it('is not there', async () => {
    const { env, home } = await stage()
    home.write('.aws/config', '[profile p]\ncredential_process = /nowhere/broker --secret canary\n')
    const { status, stderr } = await awsenv(['assume', 'p', '--shell', 'sh'], { env })
    expect([status, stderr]).toEqual([3, 'awsenv: Profile "p": credential_process "/nowhere/broker" cannot be started (ENOENT).\n'])
  })
})
