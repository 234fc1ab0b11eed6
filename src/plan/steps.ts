import { ConfigurationError, quote } from '../errors'
import type { Profile } from '../profiles/types'
import { baseText, isLongTerm, mayBeLongTerm } from './base-kinds'
import type { Chain } from './chain'
import { callDuration, ROLE, SESSION, WEB_IDENTITY } from './duration'
import { callRegion, namedRegion } from './region'
import type { Request } from './request'
import { checkedRoleArn } from './role-arn'
import { roleSessionName } from './session-name'
import { roleOptions, sessionPolicies } from './session-options'
import type { AssumeRoleStep, Base, GetSessionTokenStep, Step } from './types'

export interface Steps {
  readonly steps: readonly Step[]
  readonly warnings: readonly string[]
}

/** The calls that turn the base into what was asked for, `mfaSerial` at the one that carries the code. Throws UsageError or ConfigurationError. */
export function planSteps(request: Request, selected: Profile, chain: Chain, mfaSerial: string | undefined): Steps {
  const { base, hops } = chain
  if (request.goal === 'session') return { steps: [sessionStep(request, selected, chain, mfaSerial)], warnings: [] }
  if (hops.length > 0) return roleSteps(request, chain, mfaSerial)
  if (isLongTerm(base)) return { steps: [getSessionToken(request, selected, selected, mfaSerial)], warnings: [] }
  const isAsItIs = base.kind === 'temporary' || base.kind === 'environment'
  return {
    steps: baseSteps(request, chain),
    warnings: isAsItIs ? [`Profile ${quote(base.profile)}: its keys are temporary already and are used as they are.`] : [],
  }
}

/** GetSessionToken for the keys below whatever roles there are. */
function sessionStep(
  request: Request,
  selected: Profile,
  { base, baseProfile }: Chain,
  mfaSerial: string | undefined,
): GetSessionTokenStep {
  if (mayBeLongTerm(base)) return getSessionToken(request, baseProfile, selected, mfaSerial)
  throw new ConfigurationError(`GetSessionToken needs long-term keys, and ${baseText(base)}. Name a profile with long-term keys.`, {
    profile: baseProfile.name,
  })
}

function getSessionToken(request: Request, profile: Profile, selected: Profile, mfaSerial: string | undefined): GetSessionTokenStep {
  return {
    call: 'GetSessionToken',
    profile: profile.name,
    // There is no role's ARN to take the partition from, but perhaps a device's.
    region: callRegion(request, namedRegion(request, selected, profile), mfaSerial),
    durationSeconds: callDuration(request, profile, SESSION, { isLast: true, isChained: false }).seconds,
    ...(mfaSerial ? { mfaSerial } : {}),
  }
}

function roleSteps(request: Request, chain: Chain, mfaSerial: string | undefined): Steps {
  const { base, hops } = chain
  const warnings: string[] = []
  const roles = hops.map(({ profile, role, source }, index): AssumeRoleStep => {
    const isFirst = index === 0
    const isLast = index === hops.length - 1
    const isTyped = isLast && 'roleArn' in request.target
    const { seconds, warning } = callDuration(request, profile, ROLE, { isLast, isChained: !isFirst || isTemporary(base) })
    if (warning) warnings.push(warning)
    return {
      call: 'AssumeRole',
      profile: profile.name,
      region: callRegion(request, namedRegion(request, profile, source), role.value),
      roleArn: checkedRoleArn(profile, role),
      ...(isTyped ? {} : { place: { file: role.file, line: role.line } }),
      roleSessionName: roleSessionName(request, profile, isLast, mfaSerial),
      durationSeconds: seconds,
      ...(isFirst && mfaSerial ? { mfaSerial } : {}),
      ...roleOptions(request, profile, isLast),
    }
  })
  return { steps: [...baseSteps(request, chain), ...roles], warnings }
}

/** The call that a base needs to become credentials, where there is one. */
function baseSteps(request: Request, { base, baseProfile, hops }: Chain): Step[] {
  if (base.kind === 'sso') return [{ call: 'GetRoleCredentials', profile: base.profile, region: base.ssoRegion }]
  if (base.kind !== 'web-identity') return []
  const isLast = hops.length === 0
  return [
    {
      call: 'AssumeRoleWithWebIdentity',
      profile: base.profile,
      region: callRegion(request, namedRegion(request, baseProfile, undefined), base.roleArn),
      roleArn: base.roleArn,
      roleSessionName: roleSessionName(request, baseProfile, isLast, undefined),
      durationSeconds: callDuration(request, baseProfile, WEB_IDENTITY, { isLast, isChained: false }).seconds,
      ...(isLast ? sessionPolicies(request.options) : {}),
    },
  ]
}

/** Credentials that carry a session token. Those of a process may, but nobody knows before it ran. */
function isTemporary(base: Base): boolean {
  return !mayBeLongTerm(base)
}
