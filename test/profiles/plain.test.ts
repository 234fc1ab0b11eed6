import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FileKind } from '../../src/profiles/header'
import { type ParsedFile, parse } from '../../src/profiles/parse'
import { PlainSection } from '../../src/profiles/plain-sections'
import { rawValue } from '../../src/profiles/setting'
import type { Section } from '../../src/profiles/types'
import { NOWHERE, placesOf, valuesOf } from '../../src/profiles/value'
import { anyText } from './texts'

const kind = fc.constantFrom<FileKind>('config', 'credentials')
const key = fc.constantFrom('region', 'role_arn', 'Region', 'a.b', 'axb', 'aws_secret_access_key', 'output')
const value = fc.constantFrom('x', 'a b', 'a#b', 'a;', 'a #b', '#b', 'a=b', 'a ', '', '[x]', 'größe', 'x'.repeat(40))
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, fc.constantFrom('=', ' = ', '\t=\t'), value).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '# note', '; a = b', '#\u2028 a', '  more', '\rx = y') },
)
const section = fc
  .tuple(
    fc.constantFrom('[profile a]', '[profile a.b]', '[a]', '[default]', '[profile default]', '[profile b] '),
    fc.array(line, { maxLength: 5 }),
  )
  .map(([header, lines]) => [header, ...lines])
const plainText = fc
  .tuple(fc.array(section, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\n'))
  .map(([sections, end, last]) => sections.flat().join(end) + last)

/** The same text, which nothing but the reader takes: no plain section has a comment behind its header. */
function forReader(text: string): string {
  return text.replace(/(?<=^|\n)(\[[^\n]*?)(?=\r?(?:\n|$))/g, '$1 #')
}

function everything(text: string, fileKind: FileKind): unknown {
  let parsed: ParsedFile
  try {
    parsed = parse(text, '/file', fileKind)
  } catch (error) {
    return (error as Error).message
  }
  const { profiles, ssoSessions, services, warnings } = parsed
  return { sections: [profiles, ssoSessions, services].map((group) => Array.from(group.values(), whole)), warnings }
}

function whole(one: Section): unknown {
  const places = placesOf(one)
  const values = valuesOf(one)
  return {
    name: one.name,
    place: [one.file, one.line],
    settings: Array.from(one.settings, ([name, setting]) => [name, { ...setting }, rawValue(setting)]),
    values: Array.from(one.settings.keys(), (name) => values[places.get(name) ?? NOWHERE]),
    nowhere: values[NOWHERE],
  }
}

test.each([
  ['anything', anyText],
  ['sections that are plain or nearly so', plainText],
])('%s is read alike by its pattern and by the reader', (_, texts) => {
  fc.assert(
    fc.property(texts, kind, (text, fileKind) => {
      expect(everything(text, fileKind)).toEqual(everything(forReader(text), fileKind))
    }),
    { numRuns: 2000 },
  )
})

test.each<[fileKind: FileKind, text: string]>([
  ['config', '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = b\nmfa_serial=arn:aws:iam::111122223333:mfa/me\n'],
  ['config', '[profile a]\r\nregion = eu-west-1\r\n\r\n# note\r\noutput = json'],
  ['config', '[profile a]\n[profile b]\ncredential_process = "/opt/my tool" --for me\n'],
  ['credentials', '[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=\n'],
])('what people write in %s is found by patterns: %j', (fileKind, text) => {
  const { profiles } = parse(text, '/file', fileKind)
  expect(profiles.get('a')).toBeInstanceOf(PlainSection)
})

test('sections of more kinds than there are patterns are read as well', () => {
  const text = Array.from({ length: 80 }, (_, index) => `[profile p${index}]\nkey${index} = ${index}\n`).join('')
  expect(everything(text, 'config')).toEqual(everything(forReader(text), 'config'))
})

test('a key of one section is no pattern for those of the next', () => {
  const text = '[profile a]\na.b = 1\n[profile b]\naxb = 1\n'
  expect(everything(text, 'config')).toEqual(everything(forReader(text), 'config'))
})

test('neither a value nor a section is too long', () => {
  const long = 'x'.repeat(5_000_000)
  const settings = Array.from({ length: 50_000 }, (_, index) => `key${index} = ${index}\n`).join('')
  const { profiles } = parse(`[profile a]\nlong = ${long}\n[profile b]\n${settings}`, '/config', 'config')
  expect(profiles.get('a')?.settings.get('long')?.value).toBe(long)
  expect(profiles.get('b')?.settings.get('key49999')).toEqual({ value: '49999', file: '/config', line: 50_003 })
})
