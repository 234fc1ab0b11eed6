import { bash } from './bash'
import { cmd } from './cmd'
import { elvish } from './elvish'
import { fish } from './fish'
import { ksh } from './ksh'
import { nushell } from './nushell'
import { powershell } from './powershell'
import { sh } from './sh'
import { tcsh } from './tcsh'
import type { Shell } from './types'
import { xonsh } from './xonsh'
import { zsh } from './zsh'

/** Every shell that awsenv speaks, in the order of the help. */
export const shells: readonly Shell[] = [bash, zsh, sh, ksh, fish, powershell, cmd, nushell, tcsh, elvish, xonsh]

/** The shell of this name or alias, in any case; a path, `.exe` and a login shell's leading hyphen are dropped. */
export function findShell(name: string): Shell | undefined {
  const key = baseName(name)
  return shells.find((shell) => shell.name === key || shell.aliases.includes(key))
}

/** What `--shell` takes, without the aliases. */
export function shellNames(): string[] {
  return shells.map((shell) => shell.name)
}

/** A program's name as it is in the process table: in lower case, without a leading hyphen, the path and `.exe`. */
export function baseName(program: string): string {
  return program
    .toLowerCase()
    .replace(/^-/, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/\.exe$/, '')
}
