import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigurationError } from '../../src/errors'
import type { FileKind } from '../../src/profiles/header'
import { type ParsedFile, parse } from '../../src/profiles/parse'
import { rawValue } from '../../src/profiles/setting'
import type { Section, Setting } from '../../src/profiles/types'
import { rawSections } from './raw'
import { anyText } from './texts'

const kind = fc.constantFrom<FileKind>('config', 'credentials')

test('no text makes the reader throw anything but an error with a line of the file, on one line', () => {
  fc.assert(
    fc.property(anyText, kind, (text, fileKind) => {
      const parsed = parseOrError(text, fileKind)
      if (!(parsed instanceof ConfigurationError)) return
      expect(parsed.message).not.toMatch(/[\r\n]/)
      expect(parsed.place?.file).toBe('/file')
      expect(parsed.place?.line).toBeGreaterThan(0)
      expect(parsed.place?.line).toBeLessThanOrEqual(text.split('\n').length)
    }),
    { numRuns: 1000 },
  )
})

test('what is read is the same when it is written out and read again', () => {
  fc.assert(
    fc.property(anyText, kind, (text, fileKind) => {
      const first = parseOrError(text, fileKind)
      fc.pre(!(first instanceof ConfigurationError))
      const again = parse(write(first, fileKind), '/file', fileKind)
      expect(contents(again)).toEqual(contents(first))
    }),
    { numRuns: 1000 },
  )
})

test('every section and value stands in the line that it names', () => {
  fc.assert(
    fc.property(anyText, kind, (text, fileKind) => {
      const parsed = parseOrError(text, fileKind)
      fc.pre(!(parsed instanceof ConfigurationError))
      const lines = text.split('\n')
      for (const section of [...parsed.profiles.values(), ...parsed.ssoSessions.values(), ...parsed.services.values()]) {
        expect(lines[section.line - 1]).toContain(section.name)
        for (const [key, setting] of section.settings) expect(lines[setting.line - 1]?.toLowerCase()).toContain(key)
      }
    }),
    { numRuns: 500 },
  )
})

function parseOrError(text: string, fileKind: FileKind): ParsedFile | ConfigurationError {
  try {
    return parse(text, '/file', fileKind)
  } catch (error) {
    if (error instanceof ConfigurationError) return error
    throw error
  }
}

function contents({ profiles, ssoSessions, services }: ParsedFile): unknown {
  return [profiles, ssoSessions, services].map((sections) => [[...sections.keys()], rawSections(sections)])
}

function write({ profiles, ssoSessions, services }: ParsedFile, fileKind: FileKind): string {
  const prefixed = (prefix: string) => (section: Section) => `[${prefix} ${quoted(section.name)}]\n${writeSettings(section.settings)}`
  const profile =
    fileKind === 'config' ? prefixed('profile') : (section: Section) => `[${section.name}]\n${writeSettings(section.settings)}`
  return [
    ...Array.from(profiles.values(), profile),
    ...Array.from(ssoSessions.values(), prefixed('sso-session')),
    ...Array.from(services.values(), prefixed('services')),
  ].join('')
}

function quoted(name: string): string {
  return name.includes('"') ? `'${name}'` : `"${name}"`
}

function writeSettings(settings: ReadonlyMap<string, Setting>): string {
  return Array.from(
    settings,
    ([key, setting]) => `${key} =${rawValue(setting).replaceAll('\n', '\n  ')}\n${writeProperties(setting)}`,
  ).join('')
}

function writeProperties({ properties }: Setting): string {
  return Array.from(properties ?? [], ([name, setting]) => `  ${name} = ${rawValue(setting)}\n`).join('')
}
