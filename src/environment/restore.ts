import type { Environment } from './types'
import { RESTORE, USER_VARIABLES } from './variables'

/** The user's own values of USER_VARIABLES; a variable that was not set is absent. */
export type UserVariables = Readonly<Partial<Record<(typeof USER_VARIABLES)[number], string>>>

/** What the user had in USER_VARIABLES: while AWSENV_RESTORE is there, it says so, else the environment does. `garbled` where AWSENV_RESTORE cannot be read. */
export function userVariables(environment: Environment): {
  readonly values: UserVariables
  readonly remembered: boolean
  readonly garbled: boolean
} {
  const text = environment[RESTORE]
  const restored = text ? decode(text) : undefined
  return { values: restored ?? pick(environment), remembered: restored !== undefined, garbled: Boolean(text) && !restored }
}

/** The environment as it was before awsenv: the user's own values of USER_VARIABLES, everything else as it is. */
export function userEnvironment(environment: Environment): Environment {
  const { values } = userVariables(environment)
  const result: Record<string, string | undefined> = { ...environment }
  for (const name of USER_VARIABLES) result[name] = values[name]
  return result
}

/** Base64url of JSON: an alphabet that every shell carries, whatever the values hold. */
export function encode(values: UserVariables): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Undefined for what `encode` cannot have written. Node's decoder skips what is no base64url, so the text must come out again as it was. */
function decode(text: string): UserVariables | undefined {
  const json = Buffer.from(text, 'base64url').toString()
  if (Buffer.from(json).toString('base64url') !== text) return undefined
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? pick(value as Environment) : undefined
  } catch {
    return undefined
  }
}

function pick(environment: Environment): UserVariables {
  const values: Partial<Record<(typeof USER_VARIABLES)[number], string>> = {}
  for (const name of USER_VARIABLES) {
    const value = environment[name]
    if (typeof value === 'string') values[name] = value
  }
  return values
}
