import type { Environment } from '../environment/types'
import { bash } from './bash'
import { cmd } from './cmd'
import { findShell } from './index'
import { powershell } from './powershell'
import type { Shell } from './types'

/** The shell that left its traces in the environment. Windows has no cheap look-up of a parent process. */
export function windowsShell(environment: Environment): Shell | undefined {
  if (environment.MSYSTEM) return findShell(environment.SHELL ?? '') ?? bash
  if (hasModulesOfUser(environment.PSMODULEPATH ?? environment.PSModulePath ?? '')) return powershell
  // cmd gives every program its prompt.
  return environment.PROMPT === undefined ? undefined : cmd
}

// Every process inherits the machine's module folders; PowerShell itself adds those of the user.
function hasModulesOfUser(modulePath: string): boolean {
  return modulePath
    .split(';')
    .some((folder) => /[/\\](?:Windows)?PowerShell[/\\]Modules[/\\]?$/i.test(folder) && !/^[a-z]:[/\\]Program Files/i.test(folder))
}
