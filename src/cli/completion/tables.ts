import type { Command } from '../command'
import { COMMON, OPTIONS, type Option } from '../options'

/** One line of what the completion scripts know: a name and, by the names that the scripts give them, what belongs to it. */
export interface Row {
  readonly name: string
  readonly cells: Readonly<Record<string, string>>
}

/** Of each command what its first word may be, its options, and what it does. The first row is for where there is no command yet. */
export function commandRows(commands: readonly Command[]): Row[] {
  const names = commands.map(({ name }) => name).join(' ')
  return [
    { name: '', cells: { takes: names, options: hyphened(COMMON), about: '' } },
    ...commands.map((command) => ({
      name: command.name,
      cells: { takes: firstWord(command), options: hyphened([...command.options, ...COMMON]), about: command.about },
    })),
  ]
}

/** Of each option what its value may be, nothing if it takes none, and what it does. */
export function optionRows(): Row[] {
  return Object.entries<Option>(OPTIONS).map(([name, option]) => ({
    name: `--${name}`,
    cells: { values: valuesOf(option), about: option.about },
  }))
}

// The scripts read a list of words, or one of three names: profiles, targets (profiles and roles) and any, of which they know nothing.
function firstWord({ choices, positionals }: Command): string {
  if (choices) return choices.join(' ')
  if (positionals.includes('ROLE_ARN')) return 'targets'
  return positionals.includes('PROFILE') ? 'profiles' : ''
}

function valuesOf({ type, choices, value }: Option): string {
  if (type === 'boolean') return ''
  return choices?.join(' ') ?? (value === 'PROFILE' ? 'profiles' : 'any')
}

function hyphened(names: readonly string[]): string {
  return names.map((name) => `--${name}`).join(' ')
}
