import { notAuthorized } from './errors'
import type { Key, Role, State, Trust } from './state'

/** What a caller brings to a role's door. */
export interface Knock {
  readonly roleArn: string
  readonly mfa: boolean
  readonly externalId: string | undefined
}

/** The role that lets the caller in. Throws the one `AccessDenied` that AWS has for every reason not to, a role that is not there included. */
export function trustingRole(state: State, caller: Key, knock: Knock): Role {
  const role = state.roles.get(knock.roleArn)
  if (!role || caller.user?.deny.includes('sts:AssumeRole') || !trusts(role.trust, caller, knock)) {
    throw notAuthorized(caller.arn, 'sts:AssumeRole', knock.roleArn)
  }
  return role
}

function trusts(trust: Trust, caller: Key, { mfa, externalId }: Knock): boolean {
  const root = `arn:${caller.partition}:iam::${caller.accountId}:root`
  const names = ['*', caller.accountId, root, caller.arn, caller.role?.arn]
  const known = trust.principals.some((principal) => names.includes(principal))
  return known && (!trust.mfa || mfa) && (trust.externalId === undefined || trust.externalId === externalId)
}
