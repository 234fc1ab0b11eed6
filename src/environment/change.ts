import type { Secret } from '../secret'
import { encode, userVariables } from './restore'
import type { Assignment, Change, Environment } from './types'
import { KEY_VARIABLES, PROFILE_MARK, PROFILE_VARIABLES, REGION_VARIABLES, RESTORE, USER_VARIABLES } from './variables'

export interface Identity {
  /** What was assumed, as the user named it. */
  readonly profile: string
  /** Absent: the user's own region variables stay. */
  readonly region?: string | undefined
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken?: Secret | undefined
  readonly expiration?: Date | undefined
  readonly accountId?: string | undefined
}

/** Sets or removes every managed variable: what the environment is afterwards depends on the identity and on what the user had, on nothing else. */
export function assumeChange(identity: Identity, before: Environment): Change {
  const user = userVariables(before).values
  const keys: Record<(typeof KEY_VARIABLES)[number], Assignment[1]> = {
    AWS_ACCESS_KEY_ID: identity.accessKeyId,
    AWS_SECRET_ACCESS_KEY: identity.secretAccessKey,
    AWS_SESSION_TOKEN: identity.sessionToken,
    AWS_CREDENTIAL_EXPIRATION: identity.expiration && expirationText(identity.expiration),
    AWS_ACCOUNT_ID: identity.accountId,
    AWS_SECURITY_TOKEN: undefined,
    AWS_SESSION_EXPIRATION: undefined,
    AWS_CREDENTIAL_SCOPE: undefined,
  }
  return [
    ...KEY_VARIABLES.map((name): Assignment => [name, keys[name]]),
    ...removed(PROFILE_VARIABLES),
    ...REGION_VARIABLES.map((name): Assignment => [name, identity.region ?? user[name]]),
    [PROFILE_MARK, identity.profile],
    [RESTORE, encode(user)],
  ]
}

/** Removes what awsenv set and puts back what AWSENV_RESTORE remembers. Without it the user's own variables are as the user set them, and stay. */
export function unsetChange(before: Environment): Change {
  const { values, remembered } = userVariables(before)
  const restored = remembered ? USER_VARIABLES.map((name): Assignment => [name, values[name]]) : []
  return [...removed(KEY_VARIABLES), ...restored, ...removed([PROFILE_MARK, RESTORE])]
}

/** ISO 8601 in UTC with Z and whole seconds, as the AWS CLI and the SDKs read it. */
export function expirationText(expiration: Date): string {
  return expiration.toISOString().replace(/\.\d+Z$/, 'Z')
}

function removed(names: readonly string[]): Assignment[] {
  return names.map((name): Assignment => [name, undefined])
}
