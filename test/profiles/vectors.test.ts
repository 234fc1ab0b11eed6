import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { locateFiles, selectProfileName } from '../../src/profiles/location'
import { parse } from '../../src/profiles/parse'
import { joinFiles } from '../../src/profiles/profiles'
import { needs } from '../support/needs'
import { errorOf } from './error-of'
import { rawSections, rawSettings } from './raw'

const folder = process.env.AWSENV_SDK_VECTORS
const missing = 'the vectors of the AWS SDKs (AWSENV_SDK_VECTORS names their folder)'

interface ParserVector {
  readonly name: string
  readonly input: { readonly configFile?: string; readonly credentialsFile?: string }
  readonly output: {
    readonly config?: {
      readonly profiles: Record<string, Record<string, string>>
      readonly sso_sessions?: Record<string, Record<string, string>>
    }
    readonly errorContaining?: string
  }
}

interface LocationVector {
  readonly name: string
  readonly environment: Record<string, string>
  readonly platform: 'linux' | 'windows'
  readonly profile?: string
  readonly configLocation: string
  readonly credentialsLocation: string
}

/** Where awsenv decides otherwise, by number from 0. */
const exceptions = [
  {
    number: 40,
    name: 'Invalid profile names are ignored.',
    reason: 'the AWS CLI writes names with blanks as they are into the credentials file, and reads them',
    profiles: { 'in valid 2': { name2: 'value2' } },
  },
]

/** What the vectors call an error, and how awsenv's begins. */
const errors: Record<string, string> = {
  "Profile definition must end with ']'": 'This section header does not end in "]" (/config:1).',
  'Expected a profile definition': 'This line stands before the first section (/config:1).',
  'Property did not have a name': 'There is no key before the "=" (/config:2).',
  "Expected an '=' sign defining a property": 'There is no "=" in this line (/config:2).',
  'Expected a property definition': 'There is no "=" in this line (/config:',
  'Expected a property definition, found continuation': 'There is no "=" in this line (/config:4).',
  "Expected an '=' sign defining a sub-property": 'There is no "=" in this line (/config:3).',
  'Sub-property did not have a name': 'There is no name before the "=" (/config:3).',
}

describe('the vectors of the AWS SDKs', () => {
  if (!folder) {
    test('are looked for', (context) => needs(context, missing, false))
    return
  }
  const parserVectors = read<ParserVector>(folder, 'profile-parser-tests.json')
  const locationVectors = read<LocationVector>(folder, 'file-location-tests.json')

  test('are all there, and the exceptions are the ones that are meant', () => {
    expect([parserVectors.length, locationVectors.length]).toEqual([65, 9])
    for (const { number, name } of exceptions) expect(parserVectors[number]?.name).toBe(name)
  })

  test.each(parserVectors.map((vector, number) => ({ number, ...vector })))('parser $number: $name', async ({ number, input, output }) => {
    const begin = errors[output.errorContaining ?? '']
    if (output.errorContaining !== undefined) {
      const error = await errorOf(() => readVector(input))
      expect(begin && error.message.startsWith(begin), error.message).toBe(true)
      expect(error.place?.line).toBeGreaterThan(0)
      return
    }
    const { profiles, sessions } = readVector(input)
    expect(profiles).toEqual(exceptions.find((exception) => exception.number === number)?.profiles ?? output.config?.profiles)
    expect(sessions).toEqual(output.config?.sso_sessions ?? {})
  })

  test.each(locationVectors)('location: $name', ({ environment, platform, profile, configLocation, credentialsLocation }) => {
    const files = locateFiles(environment, platform === 'windows' ? 'win32' : platform)
    expect(files).toEqual({ config: configLocation, credentials: credentialsLocation })
    expect(selectProfileName(environment)).toBe(profile ?? 'default')
  })
})

function read<Vector>(from: string, file: string): Vector[] {
  return JSON.parse(readFileSync(join(from, file), 'utf8')).tests
}

function readVector({ configFile = '', credentialsFile = '' }: ParserVector['input']): { profiles: object; sessions: object } {
  const config = parse(configFile, '/config', 'config')
  const profiles = joinFiles(config, parse(credentialsFile, '/credentials', 'credentials'), {
    config: '/config',
    credentials: '/credentials',
  })
  const merged = profiles.names().map((name) => {
    const profile = profiles.get(name)
    if (!profile) throw new Error(`${name} is listed and is not there`)
    return [name, Object.fromEntries(Object.entries(rawSettings(profile)).map(([key, value]) => [key, asVectorsWriteIt(value)]))]
  })
  return { profiles: Object.fromEntries(merged), sessions: rawSections(config.ssoSessions) }
}

/** Sub-properties are one string there. */
function asVectorsWriteIt(value: unknown): unknown {
  if (typeof value === 'string') return value
  return Object.entries(value as object)
    .map(([name, text]) => `\n${`${name} = ${text}`.trimEnd()}`)
    .join('')
}
