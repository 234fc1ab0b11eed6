import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ways } from '../shells/ways'
import { pathWithAwsenv } from '../support/command'
import { awsenv, run } from '../support/program'
import { needsShell, type RealShell, realShells } from '../support/shells'
import { temporaryFolder } from '../support/temporary'
import { stay } from '../support/world'

const attack = '"; touch canary #'

describe.each(['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'])('an STS that answers with an attack as the %s', (field) => {
  it.each(Object.values(realShells).map((real) => [real.name, real] as const))('is refused, %s', async (_name, real) => {
    const { env, aws } = await stay()
    aws.fault({ kind: 'override', values: { [field]: attack } })
    const result = await awsenv(['assume', 'dev', '--shell', real.name], { env })
    expect(result).toMatchObject({ status: 5, stdout: real.shell.failing(5) })
    expect(result.stderr).toContain('Nothing of it was used')
    expect(result.stderr).not.toContain('canary')
  })

  it('runs nothing in a real shell', async (context) => {
    for (const way of [firstWay('bash'), firstWay('fish'), firstWay('pwsh')]) {
      needsShell(context, way.real)
      const { env, aws } = await stay()
      aws.fault({ kind: 'override', values: { [field]: attack } })
      const cwd = temporaryFolder('hostile')
      await run([way.real.path ?? '', ...way.real.args, way.line.replace('awsenv', 'awsenv assume dev')], {
        env: { ...env, PATH: `${pathWithAwsenv()}${delimiter}` },
        cwd,
      })
      expect(existsSync(`${cwd}/canary`)).toBe(false)
    }
  })
})

it.each([
  ['a key id too short', { AccessKeyId: 'AKIA' }],
  ['no secret', { SecretAccessKey: null }],
  ['no token', { SessionToken: null }],
  ['no expiry', { Expiration: null }],
] as const)('an answer with %s is refused', async (_what, values) => {
  const { env, aws } = await stay()
  aws.fault({ kind: 'override', values })
  expect(await awsenv(['assume', 'dev', '--shell', 'bash'], { env })).toMatchObject({ status: 5, stdout: 'false;\n' })
})

it('an error text of AWS cannot move the cursor or fake a line', async () => {
  const { env, aws } = await stay()
  aws.fault({ kind: 'error', status: 403, code: 'AccessDenied', message: 'no\n\u001b[2Jawsenv: all is well\r' })
  const { stderr } = await awsenv(['assume', 'dev', '--shell', 'bash'], { env })
  expect(stderr.split('\n')).toHaveLength(2)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
})

function firstWay(name: RealShell['name']) {
  const way = ways.find(({ real }) => real.name === name)
  if (!way) throw new Error(`no way in ${name}`)
  return way
}
