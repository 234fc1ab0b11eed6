import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readProfiles } from '../../src/profiles/profiles'
import { type AwsFiles, home } from '../support/home'
import { errorOf } from './error-of'
import { rawSettings } from './raw'

describe('a profile of both files', () => {
  const id = 'aws_access_key_id'
  const secret = 'aws_secret_access_key'
  const token = 'aws_session_token'
  test.each([
    [
      'has the settings of both, the credentials file first',
      'region = r\noutput = json',
      'region = s\nx = y',
      { region: 's', output: 'json', x: 'y' },
    ],
    ['has an empty value where the credentials file has one', 'region = r', 'region =', { region: '' }],
    [
      'has no token of config beside keys of credentials',
      `${id} = A\n${secret} = a\n${token} = t`,
      `${id} = B\n${secret} = b`,
      { [id]: 'B', [secret]: 'b' },
    ],
    ['has no token of credentials beside keys of config', `${id} = A\n${secret} = a`, `${token} = t`, { [id]: 'A', [secret]: 'a' }],
    [
      'has the keys of config where credentials has an empty id',
      `${id} = A\n${secret} = a`,
      `${id} =\n${secret} = b`,
      { [id]: 'A', [secret]: 'a' },
    ],
    ['has half a pair where the id is in credentials, the secret in config', `${secret} = a`, `${id} = B`, { [id]: 'B' }],
    ['has half a pair where the id is in config, the secret in credentials', `${id} = A`, `${secret} = b`, { [id]: 'A' }],
    ['has half a pair where the credentials file has an id alone', `${id} = A\n${secret} = a`, `${id} = B`, { [id]: 'B' }],
    ['keeps a secret without any id', `${secret} = a`, `${token} = t`, { [secret]: 'a', [token]: 't' }],
  ])('%s', (_, config, credentials, settings) => {
    const { get } = profilesOf({ config: `[profile p]\n${config}`, credentials: `[p]\n${credentials}` })
    expect(rawSettings(must(get('p')))).toEqual(settings)
  })

  test('is where it is first named, and its settings know their files', () => {
    const { get, files } = profilesOf({ config: '[profile p]\nregion = r', credentials: `\n[p]\n${id} = A` })
    const profile = must(get('p'))
    expect(profile).toMatchObject({ name: 'p', file: files.config, line: 1 })
    expect(profile.settings.get('region')?.file).toBe(files.config)
    expect(profile.settings.get(id)).toEqual({ value: 'A', file: files.credentials, line: 3 })
  })
})

test('profiles are listed once, in the order of the files, config first', () => {
  const { names, get } = profilesOf({ config: '[profile c]\n[default]\n[profile a]', credentials: '[b]\n[a]\n[b-long-term]\n[default]' })
  expect(names()).toEqual(['c', 'default', 'a', 'b', 'b-long-term'])
  expect(names().map((name) => get(name)?.name)).toEqual(names())
})

test('a name that nobody wrote is no profile', () => {
  const { get, ssoSession, services } = profilesOf({ config: '[profile a]\n[sso-session s]\n[services v]' })
  for (const name of ['b', 'constructor', '__proto__', ''])
    expect([get(name), ssoSession(name), services(name)]).toEqual([undefined, undefined, undefined])
  expect([ssoSession('s')?.line, services('v')?.line]).toEqual([2, 3])
})

test('the warnings of both files are there', () => {
  const { warnings, files } = profilesOf({ config: '[a]', credentials: '[profile b]' })
  expect(warnings.map(({ file, line }) => [file, line])).toEqual([
    [files.config, 1],
    [files.credentials, 1],
  ])
})

describe('files', () => {
  test('that are missing are empty', () => {
    const { path, env } = home()
    const profiles = readProfiles(env)
    expect(profiles.names()).toEqual([])
    expect(profiles.files).toEqual({ config: join(path, '.aws', 'config'), credentials: join(path, '.aws', 'credentials') })
  })

  test('are missing where a file stands in place of their folder', () => {
    expect(readProfiles({ HOME: home().write('file', 'x') }).names()).toEqual([])
  })

  test('are not looked for in a folder called ~ where there is no home', () => {
    const { path, write } = home()
    write('~/.aws/config', '[default]')
    const before = process.cwd()
    process.chdir(path)
    try {
      expect(readProfiles({ HOME: ' ' }).names()).toEqual([])
    } finally {
      process.chdir(before)
    }
  })

  test('are those that the environment names, ~/ being the home', () => {
    const { env, write } = home({ config: '[profile no]', credentials: '[no]' })
    write('other/config', '[profile a]')
    const credentials = write('other/credentials', '[b]')
    const profiles = readProfiles({ ...env, AWS_CONFIG_FILE: '~/other/config', AWS_SHARED_CREDENTIALS_FILE: credentials })
    expect(profiles.names()).toEqual(['a', 'b'])
  })

  test('are not those that a blank variable names', () => {
    const { env } = home({ config: '[profile a]' })
    expect(readProfiles({ ...env, AWS_CONFIG_FILE: ' ', AWS_SHARED_CREDENTIALS_FILE: '' }).names()).toEqual(['a'])
  })

  test('may begin with a byte order mark', () => {
    expect(profilesOf({ config: '\ufeff[profile größe]\r\nx = 1' }).names()).toEqual(['größe'])
  })

  test('that are no UTF-8 are refused by name', async () => {
    const { path, env } = home({ config: '' })
    const file = join(path, '.aws', 'config')
    writeFileSync(file, Buffer.from('[profile gr\xf6\xdfe]', 'latin1'))
    expect((await errorOf(() => readProfiles(env))).message).toBe(`${file} is no UTF-8 text. Save it as UTF-8.`)
  })

  test('that are directories are refused by name', async () => {
    const { path, env } = home()
    const file = join(path, '.aws', 'credentials')
    mkdirSync(file, { recursive: true })
    expect((await errorOf(() => readProfiles(env))).message).toBe(`${file} cannot be read: it is a directory.`)
  })

  test('that may not be read are refused by name', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root may read everything')
    const { path, env } = home({ config: '' })
    chmodSync(join(path, '.aws', 'config'), 0)
    expect((await errorOf(() => readProfiles(env))).message).toMatch(/config cannot be read: permission denied/)
  })
})

function profilesOf(files: AwsFiles): ReturnType<typeof readProfiles> {
  return readProfiles(home(files).env)
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there')
  return value
}
