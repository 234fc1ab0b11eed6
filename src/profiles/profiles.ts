import type { FileKind } from './header'
import { type Environment, locateFiles } from './location'
import { skipOptimizer } from './optimizer'
import { type ParsedFile, parse } from './parse'
import { readTextFile } from './text-file'
import type { Profile, Profiles, Section, Setting } from './types'

/**
 * Reads ~/.aws/config and ~/.aws/credentials, or the files that the environment names. A missing file is empty.
 * Throws ConfigurationError: a file that cannot be read or is no UTF-8, a line that makes no sense.
 */
export function readProfiles(environment: Environment, platform: NodeJS.Platform = process.platform): Profiles {
  const files = locateFiles(environment, platform)
  return joinFiles(read(files.config, 'config'), read(files.credentials, 'credentials'), files)
}

/** The two files as one, as far as it is asked for. */
export function joinFiles(config: ParsedFile, credentials: ParsedFile, files: Profiles['files']): Profiles {
  const merged = new Map<string, Profile>()
  const get = (name: string): Profile | undefined => {
    const inConfig = config.profiles.get(name)
    const inCredentials = credentials.profiles.get(name)
    if (!inConfig || !inCredentials) return inConfig ?? inCredentials
    const profile = merged.get(name) ?? mergeSections(inConfig, inCredentials)
    merged.set(name, profile)
    return profile
  }
  const all = (): Profile[] => [
    ...[...config.profiles.values()].map((profile) => (credentials.profiles.has(profile.name) ? (get(profile.name) ?? profile) : profile)),
    ...[...credentials.profiles.values()].filter(({ name }) => !config.profiles.has(name)),
  ]
  return {
    all,
    names: () => all().map(({ name }) => name),
    get,
    ssoSession: (name) => config.ssoSessions.get(name),
    services: (name) => config.services.get(name),
    warnings: [...config.warnings, ...credentials.warnings],
    files,
  }
}

function read(file: string, kind: FileKind): ParsedFile {
  const text = readTextFile(file) ?? ''
  skipOptimizer(text)
  return parse(text, file, kind)
}

/** Setting by setting, the credentials file's first; the keys come from one of the two. */
function mergeSections(config: Section, credentials: Section): Profile {
  const settings = new Map<string, Setting>([...config.settings, ...credentials.settings])
  const keysFrom = [credentials, config].find((section) => section.settings.get('aws_access_key_id')?.value)
  // Without an access key in either, what there is of the keys stays, so that it can be said what is missing.
  if (keysFrom) for (const key of KEYS) replace(settings, key, keysFrom.settings.get(key))
  return { name: config.name, file: config.file, line: config.line, settings }
}

const KEYS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']

function replace(settings: Map<string, Setting>, key: string, setting: Setting | undefined): void {
  if (setting) settings.set(key, setting)
  else settings.delete(key)
}
