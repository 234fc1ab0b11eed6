import type { Change } from '../environment/types'
import { halfCharacter } from './bytes'
import { UnholdableError } from './errors'

/** How one shell sets and removes one variable, and what it cannot hold besides NUL: a pattern and its name in the message. */
export interface Dialect<Statement = string> {
  readonly shell: string
  readonly refused?: readonly (readonly [pattern: RegExp, reason: string])[]
  set(name: string, value: string): Statement
  unset(name: string): Statement
}

/** One statement per variable, in the order of the change. Throws `UnholdableError`. */
export function statements<Statement>(change: Change, dialect: Dialect<Statement>): Statement[] {
  return change.map(([name, value]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not the name of a variable: ${JSON.stringify(name)}`)
    if (value === undefined) return dialect.unset(name)
    const text = typeof value === 'string' ? value : value.reveal()
    const reason = [...refusedByAll, ...(dialect.refused ?? [])].find(([pattern]) => pattern.test(text))?.[1]
    if (reason !== undefined) throw new UnholdableError(name, dialect.shell, reason)
    return dialect.set(name, text)
  })
}

/** Needs no care in any shell once it is in quotes: what AWS returns is of this kind. */
export function isPlain(value: string): boolean {
  return /^[A-Za-z0-9_@%+=:,./-]*$/.test(value)
}

/** Needs no quotes in any shell. PowerShell splits a comma and, after a hyphen, a point; cmd expands a per cent sign; zsh a leading equals sign. */
export function isBareArgument(value: string): boolean {
  return /^(?:[A-Za-z0-9_/][A-Za-z0-9_:./-]*|--?[A-Za-z0-9][A-Za-z0-9-]*)$/.test(value)
}

const refusedByAll = [
  [/\0/, 'a NUL'],
  [halfCharacter, 'half a character'],
] as const
