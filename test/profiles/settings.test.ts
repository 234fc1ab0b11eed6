import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSettings } from '../../src/profiles/parse-settings'
import { readSettings } from '../../src/profiles/settings'
import { home } from '../support/home'
import { errorOf } from './error-of'

const isShell = (name: string): boolean => name === 'bash' || name === 'fish'

describe('the settings file', () => {
  test('is ~/.config/awsenv/config.toml', async () => {
    const { env, write } = home()
    const file = write('.config/awsenv/config.toml', 'region = "eu-west-1"')
    const settings = await readSettings(env)
    expect(settings.file).toBe(file)
    expect(settings.settingsFor()).toEqual({ region: 'eu-west-1' })
  })

  test('is in XDG_CONFIG_HOME, if that is absolute', async () => {
    const { path, env, write } = home()
    const file = write('xdg/awsenv/config.toml', 'region = "a"')
    expect((await readSettings({ ...env, XDG_CONFIG_HOME: join(path, 'xdg') })).file).toBe(file)
    expect((await readSettings({ ...env, XDG_CONFIG_HOME: 'xdg' })).file).toBe(join(path, '.config/awsenv/config.toml'))
    expect((await readSettings({ ...env, XDG_CONFIG_HOME: ' ' })).file).toBe(join(path, '.config/awsenv/config.toml'))
  })

  test('is the one that AWSENV_CONFIG names before all others', async () => {
    const { path, env, write } = home()
    const file = write('mine.toml', 'region = "a"')
    expect((await readSettings({ ...env, XDG_CONFIG_HOME: path, AWSENV_CONFIG: '~/mine.toml' })).file).toBe(file)
  })

  test('is under the home on Windows, too', async () => {
    expect((await readSettings({ USERPROFILE: 'C:\\none' }, { platform: 'win32' })).file).toBe('C:\\none\\.config\\awsenv\\config.toml')
  })

  test('that is missing has no settings', async () => {
    const settings = await readSettings(home().env)
    expect([settings.settingsFor(), settings.settingsFor('prod')]).toEqual([{}, {}])
    expect((await readSettings({})).settingsFor()).toEqual({})
  })

  test('that AWSENV_CONFIG names and that is missing is an error', async () => {
    const { message } = await errorOf(() => readSettings({ AWSENV_CONFIG: '/none/config.toml' }))
    expect(message).toBe('AWSENV_CONFIG names a file that does not exist: /none/config.toml. Create it, or unset AWSENV_CONFIG.')
  })

  test('that is a directory is an error', async () => {
    const { path, env } = home()
    expect((await errorOf(() => readSettings({ ...env, AWSENV_CONFIG: path }))).message).toBe(`${path} cannot be read: it is a directory.`)
  })
})

test('settings are read, and those of a profile come before the rest', () => {
  const { settingsFor } = parseSettings(
    `\ufeffshell = "fish"\nduration = "1h30m"\nregion = "eu-west-1"\nsession_name = "me@home"\nmfa_command = ["ykman", "code", ""]
     [profiles.prod]\nduration = 900\nmfa_command = ["pass"]
     [profiles."a b.c"]\nregion = "us-east-1"
     [profiles.__proto__]\nregion = "x"\n[profiles]\nempty = {}`,
    '/file',
    isShell,
  )
  const general = { shell: 'fish', duration: 5400, region: 'eu-west-1', sessionName: 'me@home', mfaCommand: ['ykman', 'code', ''] }
  expect(settingsFor()).toEqual(general)
  expect(settingsFor('other')).toEqual(general)
  expect(settingsFor('constructor')).toEqual(general)
  expect(settingsFor('empty')).toEqual(general)
  expect(settingsFor('prod')).toEqual({ ...general, duration: 900, mfaCommand: ['pass'] })
  expect(settingsFor('a b.c')).toEqual({ ...general, region: 'us-east-1' })
  expect(settingsFor('__proto__')).toEqual({ ...general, region: 'x' })
})

test('an empty file has no settings', () => {
  expect(parseSettings('# nothing\n', '/file', isShell).settingsFor('a')).toEqual({})
})

describe('what is wrong is an error with line and column', () => {
  const duration = 'It is seconds, or a text like "45m", "1h30m" or "12h".'
  const command = 'It is a program and its arguments, like ["ykman", "oath", "accounts", "code", "-s", "aws"].'
  const all = 'There are shell, duration, region, session_name, mfa_command, and [profiles.NAME] with these.'
  const sessionName = 'It is a text of 2 to 64 letters, digits and +=,.@-_.'
  test.each([
    ['regoin = "x"', 'There is no setting "regoin" (/file:1:1). Did you mean region?'],
    ['\n  colour = 1', `There is no setting "colour" (/file:2:3). ${all}`],
    ['[table]\nregion = "x"', `There is no setting "table" (/file:1:2). ${all}`],
    ['[[table]]', `There is no setting "table" (/file:1:3). ${all}`],
    ['region.x = "x"', 'region has a wrong value (/file:1:1). It is the name of a region, like "eu-west-1".'],
    ['__proto__ = 1', `There is no setting "__proto__" (/file:1:1). ${all}`],
    ['shell = "tosh"', 'shell has a wrong value (/file:1:1). It is the name of a shell, like "zsh".'],
    ['shell = ""', 'shell has a wrong value (/file:1:1). It is the name of a shell, like "zsh".'],
    ['shell = 1', 'shell has a wrong value (/file:1:1). It is the name of a shell, like "zsh".'],
    ['duration = "soon"', `duration has a wrong value (/file:1:1). ${duration}`],
    ['duration = 1.0', `duration has a wrong value (/file:1:1). ${duration}`],
    ['duration = -1', `duration has a wrong value (/file:1:1). ${duration}`],
    ['duration = 07:32:00', `duration has a wrong value (/file:1:1). ${duration}`],
    ['duration = 9223372036854775807', `duration has a wrong value (/file:1:1). ${duration}`],
    ['region = "EU west"', 'region has a wrong value (/file:1:1). It is the name of a region, like "eu-west-1".'],
    ['region = true', 'region has a wrong value (/file:1:1). It is the name of a region, like "eu-west-1".'],
    ['session_name = "x"', `session_name has a wrong value (/file:1:1). ${sessionName}`],
    ['session_name = "a b"', `session_name has a wrong value (/file:1:1). ${sessionName}`],
    ['mfa_command = "ykman code"', `mfa_command has a wrong value (/file:1:1). ${command}`],
    ['mfa_command = []', `mfa_command has a wrong value (/file:1:1). ${command}`],
    ['mfa_command = [""]', `mfa_command has a wrong value (/file:1:1). ${command}`],
    ['mfa_command = ["a", 1]', `mfa_command has a wrong value (/file:1:1). ${command}`],
    ['mfa_command = ["a\\u0000"]', `mfa_command has a wrong value (/file:1:1). ${command}`],
    ['profiles = 1', 'profiles is no table (/file:1:1). Write [profiles.NAME].'],
    ['[[profiles]]', 'profiles is no table (/file:1:3). Write [profiles.NAME].'],
    ['profiles = 1979-05-27', 'profiles is no table (/file:1:1). Write [profiles.NAME].'],
    ['[profiles]\nregion = "x"', 'In profiles "region" is no table (/file:2:1). Write [profiles.NAME], and its settings below.'],
    ['[profiles.a]\nregion = "x"\nshell = "tosh"', 'shell has a wrong value (/file:3:1). It is the name of a shell, like "zsh".'],
    ['[profiles.a]\n[profiles.b]\nprofiles = {}', `There is no setting "profiles" (/file:3:1). ${all}`],
    ['[profiles.a.b]', `There is no setting "b" (/file:1:13). ${all}`],
    ['[profiles]\na = { region = "x", regoin = "y" }', 'There is no setting "regoin" (/file:2:21). Did you mean region?'],
    ['region = x', 'This is no TOML: invalid value (/file:1:10). Correct it, or remove the line.'],
    [
      'region = "a"\nregion = "b"',
      'This is no TOML: trying to redefine an already defined table or value (/file:2:1). Correct it, or remove the line.',
    ],
    ['region = "a', 'This is no TOML:'],
  ])('%j', async (text, message) => {
    const error = await errorOf(() => parseSettings(text, '/file', isShell))
    expect(error.message.slice(0, message.length)).toBe(message)
    expect(error.message).not.toMatch(/\n/)
    const [, line, column] = /\/file:(\d+):(\d+)/.exec(error.message) ?? []
    expect(error.place).toEqual({ file: '/file', line: Number(line), column: Number(column) })
  })
})
