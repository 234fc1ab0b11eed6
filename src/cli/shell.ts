import type { Environment } from '../environment/types'
import { readSettings } from '../profiles/settings'
import type { SettingsFile } from '../profiles/types'
import { type Detected, detectShell } from '../shells/detect'
import { findShell } from '../shells/index'
import { parentProcesses } from './process-tree'

/** The shell that will read the output. Throws UsageError or ConfigurationError where one is named that awsenv does not speak. */
export function chooseShell(environment: Environment, option?: string, settings?: string): Detected {
  return detectShell({
    option,
    awsenvShell: environment.AWSENV_SHELL,
    settings,
    parents: parentProcesses,
    shellVariable: environment.SHELL,
    platform: process.platform,
    environment,
  })
}

/** Says which shell was taken where nothing but a guess decided. */
export function guessNote({ shell, by }: Detected): string | undefined {
  return by === '$SHELL' || by === 'the platform'
    ? `The output is for ${shell.name}, taken from ${by}; choose with --shell NAME.`
    : undefined
}

/** awsenv's settings. Throws ConfigurationError where they are wrong, a shell that awsenv does not speak included. */
export function readOwnSettings(environment: Environment): Promise<SettingsFile> {
  return readSettings(environment, { isShell: (name) => findShell(name) !== undefined })
}
