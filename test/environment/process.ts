import type { Change, Environment } from '../../src/environment/types'
import { Secret } from '../../src/secret'

/** The environment of a shell that evaluated the change. */
export function after(before: Environment, change: Change): Record<string, string> {
  const variables = new Map(Object.entries(before).filter((entry): entry is [string, string] => entry[1] !== undefined))
  for (const [name, value] of change) {
    if (value === undefined) variables.delete(name)
    else variables.set(name, value instanceof Secret ? value.reveal() : value)
  }
  return Object.fromEntries(variables)
}
