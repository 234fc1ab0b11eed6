import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '../../src/errors'
import type { FileKind } from '../../src/profiles/header'
import { parse } from '../../src/profiles/parse'
import { errorOf } from './error-of'
import { rawSections } from './raw'

describe('sections of the config file', () => {
  test.each([
    ['the default profile', '[default]\na = 1', { default: { a: '1' } }],
    ['a double-quoted name with blanks', '[profile "foo bar"]\na = 1', { 'foo bar': { a: '1' } }],
    ['a single-quoted name with blanks', "[profile 'foo bar']\na = 1", { 'foo bar': { a: '1' } }],
    ['quotes around marks and brackets', '[profile "a#b;c]d"] # e', { 'a#b;c]d': {} }],
    ['the other quote inside quotes', `[profile "it's"]`, { "it's": {} }],
    ['a comment that holds a quoted name', '[profile foo] # "bar"]', { foo: {} }],
    ['letters and digits of any script', '[profile größe-東京-٣]', { 'größe-東京-٣': {} }],
    ['no name with blanks that is not quoted', '[profile foo bar]\na = 1', {}],
    ['no quote that stays open', '[profile "foo]\na = 1', {}],
    ['no empty name', '[profile ""]\na = 1\n[profile]\nb = 1\n[]\nc = 1', {}],
    ['no bare name', '[foo]\na = 1', {}],
    ['no prefix in another case', '[Profile foo]\na = 1\n[DEFAULT]\nb = 1\n[Default]\nc = 1', {}],
    [
      'no keys of a skipped section in the one before',
      '[profile foo]\na = 1\n[plugins]\nb = 1\n  c = 2\nd =\n  e = 3\n[profile bar]',
      { foo: { a: '1' }, bar: {} },
    ],
    [
      '[profile default] as a whole before [default]',
      '[default]\na = 1\n[profile default]\nb = 1\n[default]\nc = 1',
      { default: { b: '1' } },
    ],
    [
      'names of what every object has',
      '[profile __proto__]\nconstructor = 1\n[profile toString]\n__proto__ = 2',
      JSON.parse('{"__proto__":{"constructor":"1"},"toString":{"__proto__":"2"}}'),
    ],
  ])('hold %s', (_, text, profiles) => {
    expect(rawSections(parse(text, '/config', 'config').profiles)).toEqual(profiles)
  })

  test('are sso-sessions and services, too', () => {
    const { profiles, ssoSessions, services } = parse(
      '[sso-session my]\nsso_region = r\n[services local]\nsts =\n  endpoint_url = http://a # b\n[services "a b"]',
      '/config',
      'config',
    )
    expect(rawSections(profiles)).toEqual({})
    expect(rawSections(ssoSessions)).toEqual({ my: { sso_region: 'r' } })
    expect(rawSections(services)).toEqual({ local: { sts: { endpoint_url: 'http://a # b' } }, 'a b': {} })
  })
})

describe('sections of the credentials file', () => {
  test.each([
    ['names as they are', '[default]\na = 1\n[foo]', { default: { a: '1' }, foo: {} }],
    ['names with blanks', '[foo bar \t baz]\na = 1', { 'foo bar \t baz': { a: '1' } }],
    ['a profile called like a prefix', '[profile]\n[services]\n[sso-session]', { profile: {}, services: {}, 'sso-session': {} }],
    ['none of the config file', '[foo]\na = 1\n[profile bar]\na = 2\n[sso-session bar]\na = 3\n[services bar]\na = 4', { foo: { a: '1' } }],
    ['no quoted name', '["foo bar"]\na = 1', {}],
  ])('hold %s', (_, text, profiles) => {
    expect(rawSections(parse(text, '/credentials', 'credentials').profiles)).toEqual(profiles)
  })
})

describe('lines below a header', () => {
  test.each([
    ['keys that are all indented', '  a = 1\n  b = 2', { a: '1', b: '2' }],
    ['keys indented less and less', '\t\ta = 1\n\tb = 2\nc = 3', { a: '1', b: '2', c: '3' }],
    ['a deeper line as a continuation', '  a = 1\n   b = 2\n  c = 3', { a: '1\nb = 2', c: '3' }],
    ['a continuation that looks like a header', 'a = 1\n  [profile bar]\n', { a: '1\n[profile bar]' }],
    ['a continuation behind a comment and an empty line', 'a = 1\n# c\n\n  b', { a: '1\nb' }],
    [
      'sub-properties below an empty value',
      's3 =\n  In valid = 1\n    x =\n\tx = a # b\nr = 2',
      { s3: { 'In valid': '1', x: 'a # b' }, r: '2' },
    ],
    ['sub-properties below a value that is all comment', 's3 = # none\n  a = 1', { s3: { a: '1' } }],
    ['an empty value, and a key of the same indent', ' a =\n b = 1', { a: '', b: '1' }],
    ['comments, indented or not', '#a = 1\n  ;b = 2\nc = 3', { c: '3' }],
    ['marks without a blank as data', 'a = b#c;d\ne =#f', { a: 'b#c;d', e: '#f' }],
    ['no inline comment', 'a = b\t# c\nd = e ;f\ng = "h # i"', { a: 'b', d: 'e', g: '"h' }],
    ['quotes, per cents and equals signs as data', 'a = "b"\nc = %d%%\ne == f=', { a: '"b"', c: '%d%%', e: '= f=' }],
    ['keys in lower case', 'AWS_Region = EU', { aws_region: 'EU' }],
    ['no key that is no name, nor what continues it', 'a b = 1\n  c\nd e =\n  f = 1\ng = 2', { g: '2' }],
    ['Windows line ends', 'a = 1\r\n  b\r\n\r\nc = \r\n d = 2\r\n', { a: '1\nb', c: { d: '2' } }],
    ['no other white space than blanks away', 'a = \u00a0b\f', { a: '\u00a0b\f' }],
    ['no name twice', 'a = 1\nA = 2', { a: '2' }],
  ])('give %s', (_, text, settings) => {
    expect(rawSections(parse(`[profile foo]\n${text}`, '/config', 'config').profiles)).toEqual({ foo: settings })
  })

  test('may be the last, with or without a line end', () => {
    for (const text of ['[default]\na = 1', '[default]\na = 1\n', '[default]\na = 1\r\n']) {
      expect(rawSections(parse(text, '/config', 'config').profiles)).toEqual({ default: { a: '1' } })
    }
  })
})

test('every section and value knows its file and line', () => {
  const { profiles } = parse('# c\n\n[default]\r\na = 1\n  2\n\ns3 =\n  b = 3\n  c = 4\n[default]\nd = 5', '/home/me/.aws/config', 'config')
  const section = profiles.get('default')
  expect(section).toMatchObject({ file: '/home/me/.aws/config', line: 3 })
  const lines = Array.from(section?.settings ?? [], ([key, { file, line }]) => [key, file, line])
  expect(lines).toEqual(['a 4', 's3 7', 'd 11'].map((each) => [each.split(' ')[0], '/home/me/.aws/config', Number(each.split(' ')[1])]))
  expect(Array.from(section?.settings.get('s3')?.properties?.values() ?? [], ({ line }) => line)).toEqual([8, 9])
})

describe('a line that makes no sense is an error that names its place and what to do', () => {
  const noEquals = 'There is no "=" in this line (/file:2). Write it as key = value.'
  const indentedHeader = 'This line starts with "[", and is indented (/file:2). A section header stands at the left margin.'
  const noEnd = 'This section header does not end in "]" (/file:1). Write it as [profile NAME]; only a comment may stand behind it.'
  const noSection = 'This line stands before the first section (/file:1). Put a section header like [default] above it, at the left margin.'
  test.each([
    ['[default]\nkey : value', noEquals],
    ['[default]\nkey', noEquals],
    ['[default]\nkey # a = b', noEquals],
    ['[default]\n  continued', noEquals],
    ['[plugins]\nkey', noEquals],
    ['[default]\n  [profile a]', indentedHeader],
    ['[default]\na =\n  [profile a]', indentedHeader.replace(':2', ':3')],
    ['[default]\na = 1\n  b\nc', noEquals.replace(':2', ':4')],
    ['[default]\n= value', 'There is no key before the "=" (/file:2). Write the line as key = value.'],
    ['[default]\n  = value', 'There is no key before the "=" (/file:2). Write the line as key = value.'],
    ['[default]\ns3 =\n  = value', 'There is no name before the "=" (/file:3). Write the line as name = value.'],
    ['[default', noEnd],
    ['[', noEnd],
    ['[profile a#b]', noEnd],
    ['[profile a] b', noEnd],
    ['a = 1', noSection],
    ['  [default]', noSection],
    ['[default]\naws_secret_access_key: wJalr=', 'A ":" stands where a "=" belongs (/file:2). Write the line as key = value.'],
    ['[default]\naws_session_token:wJalr/=', 'A ":" stands where a "=" belongs (/file:2). Write the line as key = value.'],
  ])('%j', async (text, message) => {
    const error = await errorOf(() => parse(text, '/file', 'config'))
    expect(error.message).toBe(message)
    expect(error.place).toEqual({ file: '/file', line: Number(/\/file:(\d+)/.exec(message)?.[1]) })
  })
})

describe('secrets', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG'
  test.each<[FileKind, string, string]>([
    ['credentials', `[a]\naws_secret_access_key = ${secret}`, 'aws_secret_access_key'],
    ['credentials', `[a]\nAWS_Session_Token=${secret}`, 'aws_session_token'],
    ['credentials', `[a]\naws_security_token = ${secret} # ${secret}`, 'aws_security_token'],
    ['config', `[profile a]\naws_secret_access_key = x\n  ${secret}`, 'aws_secret_access_key'],
    ['config', `[profile a]\nregion = x\n  aws_secret_access_key = ${secret}`, 'region'],
  ])('are masked in the %s file %j', (kind, text, key) => {
    const setting = parse(text, '/file', kind).profiles.get('a')?.settings.get(key)
    expect(setting?.value).toBe('****DENG')
    expect(setting?.secret?.reveal()).toContain(secret)
  })

  test('are masked as sub-properties', () => {
    const { profiles } = parse(`[default]\ns3 =\n  aws_secret_access_key = ${secret}`, '/file', 'config')
    expect(profiles.get('default')?.settings.get('s3')?.properties?.get('aws_secret_access_key')?.value).toBe('****DENG')
  })

  test('that are empty are plain: they count as absent', () => {
    const { profiles } = parse('[default]\naws_secret_access_key =', '/file', 'config')
    expect(profiles.get('default')?.settings.get('aws_secret_access_key')).toEqual({ value: '', file: '/file', line: 2 })
  })

  test.each([
    `[default]\naws_secret_access_key ${secret}`,
    `[default]\naws_secret_access_key: ${secret}=`,
    `[default]\naws_secret_access_key = x\n${secret}`,
    `${secret} = x`,
    `[default]\na = b\n[${secret}`,
  ])('are in no error: %j', async (text) => {
    expect((await errorOf(() => parse(text, '/file', 'config'))).message).not.toContain(secret)
  })
})

describe('time grows with the size of the file', () => {
  const many = 300_000
  test.each([
    ['long continuations of a secret', `[default]\naws_secret_access_key = a\n${' b\n'.repeat(many)}`],
    ['many marks that begin no comment', `[default]\na = ${'#;'.repeat(many)}`],
    ['lines without marks', `[default]\n${'a = b\n'.repeat(many)}`],
    ['blanks', `[default]\na = b${' '.repeat(many)}c${'\t'.repeat(many)}`],
    ['blanks in a key', `[default]\na${' '.repeat(many)}b = c`],
    ['many sections', Array.from({ length: many / 10 }, (_, i) => `[profile p${i}]\na = 1\n`).join('')],
    ['a header that never ends', `[profile "${'a '.repeat(many)}`],
  ])('%s', (_, text) => {
    const start = performance.now()
    try {
      parse(text, '/file', 'config')
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigurationError)
    }
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
