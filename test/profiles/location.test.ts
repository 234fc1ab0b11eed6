import { expect, test } from 'vitest'
import { locateFiles, selectProfileName } from '../../src/profiles/location'

test.each<[string, Record<string, string>, NodeJS.Platform, string]>([
  ['the home folder', { HOME: '/home/me' }, 'linux', '/home/me/.aws/config'],
  ['the named file', { HOME: '/home/me', AWS_CONFIG_FILE: 'relative/config' }, 'linux', 'relative/config'],
  ['~/ at the start', { HOME: '/home/me', AWS_CONFIG_FILE: '~/x' }, 'darwin', '/home/me/x'],
  ['~ elsewhere', { HOME: '/home/me', AWS_CONFIG_FILE: '/~/~' }, 'linux', '/~/~'],
  ['~\\ on Windows', { USERPROFILE: 'C:\\me', AWS_CONFIG_FILE: '~\\x' }, 'win32', 'C:\\me\\x'],
  ['~\\ elsewhere', { HOME: '/home/me', AWS_CONFIG_FILE: '~\\x' }, 'linux', '~\\x'],
  ["another user's home", { HOME: '/home/me', AWS_CONFIG_FILE: '~you/x' }, 'linux', '~you/x'],
  ['a blank HOME on Windows', { HOME: ' ', USERPROFILE: '', HOMEDRIVE: 'D:', HOMEPATH: '\\me' }, 'win32', 'D:\\me\\.aws\\config'],
  ['no home', { USERPROFILE: '/home/me' }, 'linux', '~/.aws/config'],
  ['half a home', { HOMEDRIVE: 'D:' }, 'win32', '~/.aws/config'],
])('%s leads to its config file', (_, environment, platform, config) => {
  expect(locateFiles(environment, platform).config).toBe(config)
})

test.each([
  [{}, 'default'],
  [{ AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' }, 'a'],
  [{ AWS_PROFILE: ' ', AWS_DEFAULT_PROFILE: 'b' }, 'b'],
  [{ AWS_PROFILE: '', AWS_DEFAULT_PROFILE: '\t' }, 'default'],
])('with %j the profile is %s', (environment, name) => {
  expect(selectProfileName(environment)).toBe(name)
})
