import { posix, win32 } from 'node:path'
import { homeFolder } from '../home'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where ~/.aws/config and ~/.aws/credentials are looked for. The rules are those of the AWS SDKs' file-location vectors.
 * Without a home folder a path keeps its `~`; readTextFile takes such a path for one that does not exist.
 */
export function locateFiles(environment: Environment, platform: NodeJS.Platform): { config: string; credentials: string } {
  const locate = (variable: string, fallback: string) => expandHome(given(environment, variable) ?? fallback, environment, platform)
  return { config: locate('AWS_CONFIG_FILE', '~/.aws/config'), credentials: locate('AWS_SHARED_CREDENTIALS_FILE', '~/.aws/credentials') }
}

/** The profile that is taken when the user names none. */
export function selectProfileName(environment: Environment): string {
  return given(environment, 'AWS_PROFILE') ?? given(environment, 'AWS_DEFAULT_PROFILE') ?? 'default'
}

/** The path with a leading `~/` (on Windows also `~\`) replaced by the home folder; as it is where there is no home. */
export function expandHome(path: string, environment: Environment, platform: NodeJS.Platform): string {
  const home = homeFolder(environment, platform)
  const startsAtHome = path.startsWith('~/') || (platform === 'win32' && path.startsWith('~\\'))
  return home !== undefined && startsAtHome ? (platform === 'win32' ? win32 : posix).join(home, path.slice(2)) : path
}

/** A variable's value; blank counts as unset. */
export function given(environment: Environment, variable: string): string | undefined {
  const value = environment[variable]
  return value === undefined || value.trim() === '' ? undefined : value
}
