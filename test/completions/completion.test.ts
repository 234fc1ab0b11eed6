import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands'
import { COMMON, OPTIONS, type Option } from '../../src/cli/options'
import { readProfiles } from '../../src/profiles/profiles'
import { shellNames } from '../../src/shells/index'
import { home } from '../support/home'
import { awsenv } from '../support/program'
import { needsShell } from '../support/shells'
import { complete, completers } from './completers'

const files = {
  config: [
    '\ufeff[default]',
    'region = eu-west-1',
    '# [profile commented-out]',
    '[profile prod]',
    'role_arn = arn:aws:iam::444455556666:role/prod',
    'source_profile = base [profile inline]',
    '[profile prod-eu]   # Europe',
    '  role_arn=arn:aws:iam::444455556666:role/path/prod-eu ; comment',
    '[ profile   spaced\t]',
    '[profile "My Role"]',
    '[profile \'double  "quoted"\']',
    '[profile a:b]',
    '[profile arn-less]',
    '[sso-session corp]',
    'sso_region = eu-west-1',
    ' [profile indented]',
    '[services s3]',
    '[profile two words]',
    '[profile Ünïcode]',
    '[profile\ttabbed]\r',
    'region = eu-west-1\r',
    '[profile 123456]',
    '',
  ].join('\n'),
  credentials:
    '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n[with blank]\n[ prod ]\n;[old]\n[sso-session nope]\n[profile nope]\n[a.b/c@d+e_f-g%]',
}

const roles = ['arn:aws:iam::444455556666:role/path/prod-eu', 'arn:aws:iam::444455556666:role/prod']

describe.each(completers.map((completer) => [completer.real.name, completer] as const))('the completion of %s', (_name, completer) => {
  beforeEach((context) => needsShell(context, completer.real))

  /** What is offered behind each line. */
  async function offers(lines: readonly string[], env = home(files).env): Promise<Record<string, string[]>> {
    const found = await complete(completer, lines, env)
    return Object.fromEntries(lines.map((line, index) => [line, found[index] ?? []]))
  }

  it('offers the profiles that awsenv knows', async () => {
    const { env } = home(files)
    const names = [...readProfiles(env, 'linux').names()].sort()
    expect(names).toContain('My Role')
    const lines = [
      'awsenv assume ',
      'awsenv explain ',
      'awsenv session ',
      'awsenv process ',
      'awsenv --debug assume --region x --no-region ',
    ]
    expect(await offers(lines, env)).toEqual(Object.fromEntries(lines.map((line) => [line, names])))
  })

  it('offers what begins with the word, roles behind arn:, and nothing where it knows nothing', async () => {
    const begins = completer.real.name !== 'elvish' && completer.real.name !== 'zsh'
    const found = await offers([
      'awsenv assume pro',
      'awsenv assume arn:',
      'awsenv assume --mfa-code ',
      'awsenv assume prod --region ',
      'awsenv nope ',
    ])
    // elvish and the completion system of zsh choose themselves.
    if (begins) expect(found['awsenv assume pro']).toEqual(['prod', 'prod-eu'])
    expect(found['awsenv assume arn:']).toEqual(completer.real.name === 'bash' ? roles.map((role) => role.replace(/^arn:/, '')) : roles)
    expect([found['awsenv assume --mfa-code '], found['awsenv assume prod --region '], found['awsenv nope ']]).toEqual([[], [], []])
  })

  it('offers the commands and what their first words may be', async () => {
    expect(await offers(['awsenv ', 'awsenv init ', 'awsenv completion '])).toEqual({
      'awsenv ': commands.map(({ name }) => name).sort(),
      'awsenv init ': [...shellNames(), 'direnv'].sort(),
      'awsenv completion ': completers.map(({ real }) => real.shell.name).sort(),
    })
  })

  it('offers the values of options', async () => {
    const { env } = home(files)
    const lines = Object.entries<Option>(OPTIONS).flatMap(([name, { choices }]) =>
      choices ? [[`awsenv assume --${name} `, choices] as const] : [],
    )
    expect(lines).toContainEqual(['awsenv assume --format ', ['json', 'dotenv']])
    expect(await offers([...lines.map(([line]) => line), 'awsenv assume --source-profile '], env)).toEqual({
      ...Object.fromEntries(lines.map(([line, choices]) => [line, [...choices].sort()])),
      'awsenv assume --source-profile ': [...readProfiles(env, 'linux').names()].sort(),
    })
  })

  it.skipIf(completer.knowsHyphens === false)('offers the options of each command', async () => {
    const expected = Object.fromEntries([
      ['awsenv --', COMMON.map((name) => `--${name}`).sort()],
      ...commands.map(({ name, options }) => [`awsenv ${name} --`, [...options, ...COMMON].map((option) => `--${option}`).sort()]),
    ])
    expect(await offers(Object.keys(expected))).toEqual(expected)
  })

  it('reads the files that the environment names, and needs none', async () => {
    const place = home()
    const env = {
      ...place.env,
      AWS_CONFIG_FILE: place.write('a b/config', '[profile here]\n'),
      AWS_SHARED_CREDENTIALS_FILE: place.write('keys', '[there]\n').replace(place.path, '~'),
    }
    expect(await offers(['awsenv assume '], env)).toEqual({ 'awsenv assume ': ['here', 'there'] })
    expect(await offers(['awsenv assume '], { ...place.env, AWS_CONFIG_FILE: ' ' })).toEqual({ 'awsenv assume ': [] })
    place.write('.aws/config', '[default]\n')
    expect(await offers(['awsenv assume '], { ...place.env, AWS_CONFIG_FILE: ' ' })).toEqual({ 'awsenv assume ': ['default'] })
  })

  it('finds its way among 10,000 profiles', async () => {
    const profile = (index: number) =>
      `[profile team-${index}]\nrole_arn = arn:aws:iam::111122223333:role/r${index}\nsource_profile = base\nregion = eu-west-1\n\n`
    const { env } = home({ config: Array.from({ length: 10_000 }, (_, index) => profile(index)).join('') })
    const found = await offers(['awsenv assume team-999', 'awsenv assume arn:aws:iam::111122223333:role/r999'], env)
    expect(found['awsenv assume team-999']).toContain('team-9999')
    expect(Object.values(found)[1]?.some((name) => name.endsWith('role/r9999'))).toBe(true)
  })

  it('runs nothing that stands in a name', async () => {
    const place = home({ config: '[profile "$(touch ~/ran)`touch ~/ran`"]\n[profile \'; touch ~/ran; x\']\n' })
    expect((await offers(['awsenv assume '], place.env))['awsenv assume ']).toHaveLength(2)
    expect(existsSync(join(place.path, 'ran'))).toBe(false)
  })
})

describe('awsenv completion', () => {
  it.each([
    [[], /Say for which shell: bash, zsh, fish, powershell, nushell, elvish\./],
    [['tcsh'], /There is none for "tcsh", only for bash/],
  ] as [string[], RegExp][])('refuses %j', async (words, message) => {
    expect(await awsenv(['completion', ...words])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  it.each(completers.map(({ real }) => real.shell.name))('leaves no place unfilled for %s', async (name) => {
    const { stdout } = await awsenv(['completion', name])
    expect(stdout).toContain('--clear-on-error')
    expect(stdout).not.toMatch(/\{\{|\}\}\s*$/m)
  })
})
