import type { Environment } from '../environment/types'
import { ConfigurationError, UsageError } from '../errors'
import { type Process, parentShell } from './ancestry'
import { findShell, shellNames } from './index'
import { powershell } from './powershell'
import { sh } from './sh'
import type { Shell } from './types'
import { windowsShell } from './windows'
import { zsh } from './zsh'

/** What may tell which shell will read the output, the surest first. */
export interface Clues {
  /** The value of `--shell`. */
  readonly option?: string | undefined
  /** The value of AWSENV_SHELL. */
  readonly awsenvShell?: string | undefined
  /** The value of `shell` in the settings file. */
  readonly settings?: string | undefined
  /** The processes above this one, the nearest first. Called only if nothing before it decides. */
  readonly parents: () => Iterable<Process>
  /** The value of SHELL: the login shell, which need not be the one that runs. */
  readonly shellVariable?: string | undefined
  readonly platform: string
  readonly environment: Environment
}

/** `by` completes "took bash because of …". */
export interface Detected {
  readonly shell: Shell
  readonly by: '--shell' | 'AWSENV_SHELL' | 'the settings file' | 'the parent process' | 'the environment' | '$SHELL' | 'the platform'
}

/** Throws `UsageError` or `ConfigurationError` where a shell is named that awsenv does not speak. */
export function detectShell(clues: Clues): Detected {
  if (clues.option !== undefined) return { shell: named(clues.option, '--shell', UsageError), by: '--shell' }
  if (clues.awsenvShell) return { shell: named(clues.awsenvShell, 'AWSENV_SHELL', ConfigurationError), by: 'AWSENV_SHELL' }
  if (clues.settings !== undefined) {
    return { shell: named(clues.settings, 'shell in the settings file', ConfigurationError), by: 'the settings file' }
  }
  const windows = clues.platform === 'win32'
  const parent = windows ? windowsShell(clues.environment) : parentShell(clues.parents(), clues.environment)
  if (parent !== undefined) return { shell: parent, by: windows ? 'the environment' : 'the parent process' }
  const login = findShell(clues.shellVariable ?? '')
  if (login !== undefined) return { shell: login, by: '$SHELL' }
  return { shell: usual(clues.platform), by: 'the platform' }
}

function named(name: string, where: string, Failure: typeof UsageError | typeof ConfigurationError): Shell {
  const shell = findShell(name)
  if (shell === undefined) throw new Failure(`${where} is ${JSON.stringify(name)}, which is none of ${shellNames().join(', ')}`)
  return shell
}

// Code for sh is right in bash, zsh and ksh as well: the safest where nothing is known.
function usual(platform: string): Shell {
  if (platform === 'win32') return powershell
  return platform === 'darwin' ? zsh : sh
}
