import { posix, win32 } from 'node:path'
import { ConfigurationError } from '../errors'
import { type Environment, expandHome, given } from './location'
import { readTextFile } from './text-file'
import type { SettingsFile } from './types'

export interface SettingsOptions {
  /** Whether a shell has that name. Without it any name will do. */
  readonly isShell?: (name: string) => boolean
  readonly platform?: NodeJS.Platform
}

/**
 * Reads awsenv's own settings: the file in AWSENV_CONFIG, else awsenv/config.toml in XDG_CONFIG_HOME or ~/.config. Without a file every setting is absent.
 * Throws ConfigurationError: AWSENV_CONFIG names a missing file, a file cannot be read; with line and column where its TOML, a key or a value is wrong.
 */
export async function readSettings(environment: Environment, options: SettingsOptions = {}): Promise<SettingsFile> {
  const { isShell = () => true, platform = process.platform } = options
  const named = given(environment, 'AWSENV_CONFIG')
  const file = expandHome(named ?? defaultFile(environment, platform), environment, platform)
  const text = readTextFile(file)
  if (text !== undefined) {
    // The TOML parser is loaded for those who have something to parse.
    const { parseSettings } = await import('./parse-settings')
    return parseSettings(text, file, isShell)
  }
  if (named !== undefined)
    throw new ConfigurationError(`AWSENV_CONFIG names a file that does not exist: ${file}. Create it, or unset AWSENV_CONFIG.`)
  return { file, settingsFor: () => ({}) }
}

/** A relative XDG_CONFIG_HOME is ignored, as the XDG Base Directory Specification wants. */
function defaultFile(environment: Environment, platform: NodeJS.Platform): string {
  const path = platform === 'win32' ? win32 : posix
  const folder = given(environment, 'XDG_CONFIG_HOME')
  return folder !== undefined && path.isAbsolute(folder) ? path.join(folder, 'awsenv', 'config.toml') : '~/.config/awsenv/config.toml'
}
