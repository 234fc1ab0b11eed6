import { quote, UsageError } from '../errors'
import { findShell, shellNames } from '../shells/index'
import type { Arguments } from './arguments'

/** What `init` takes. */
export const initNames: readonly string[] = [...shellNames(), 'direnv']

/** What `completion` takes. */
export const completedShells: readonly string[] = ['bash', 'zsh', 'fish', 'powershell', 'nushell', 'elvish']

/** The one of the names that the first word chooses, itself or by an alias. Throws UsageError. */
export function chosenName({ positionals }: Arguments, names: readonly string[]): string {
  const [word] = positionals
  if (word === undefined) throw new UsageError(`Say for which shell: ${names.join(', ')}.`)
  const name = findShell(word)?.name ?? word
  if (names.includes(name)) return name
  throw new UsageError(`There is none for ${quote(word)}, only for ${names.join(', ')}.`)
}
