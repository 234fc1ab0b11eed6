import type { Environment } from '../environment/types'
import { quote, UsageError } from '../errors'
import type { Target } from '../plan/request'
import { selectProfileName } from '../profiles/location'
import type { Profiles } from '../profiles/types'
import type { Arguments } from './arguments'

export interface Named {
  readonly target: Target
  /** The profile's name, or the role's ARN. */
  readonly name: string
  /** Six digits. */
  readonly code: string | undefined
}

/** Who is meant, and with which code: `[PROFILE or ROLE_ARN] [CODE]`. Six digits alone are the code, unless a profile has that name. Throws UsageError. */
export function readTarget(args: Arguments, environment: Environment, profiles: Profiles): Named {
  const [first, second] = args.positionals
  const isCodeAlone = first !== undefined && second === undefined && SIX_DIGITS.test(first) && !profiles.get(first)
  const name = first === undefined || isCodeAlone ? selectProfileName(environment) : first
  const code = readCode(isCodeAlone ? first : second, args.string('mfa-code'))
  const sourceProfile = args.string('source-profile')
  if (name.startsWith('arn:') && !profiles.get(name)) return { target: { roleArn: name, sourceProfile }, name, code }
  if (sourceProfile !== undefined) throw new UsageError(`--source-profile goes with a role's ARN, and ${quote(name)} is none.`)
  return { target: { profile: name }, name, code }
}

const SIX_DIGITS = /^\d{6}$/

function readCode(word: string | undefined, option: string | undefined): string | undefined {
  if (word !== undefined && option !== undefined) throw new UsageError('The MFA code is given twice: as a word and with --mfa-code.')
  // Authenticators show a blank in the middle.
  const code = (word ?? option)?.replace(/\s/g, '')
  if (code === undefined || SIX_DIGITS.test(code)) return code
  const what = word === undefined ? '--mfa-code' : 'What stands behind the profile'
  throw new UsageError(
    `${what} is no MFA code: a code is six digits.${code.length === 44 ? ' This looks like what a YubiKey types; use its six-digit code.' : ''}`,
  )
}
