import { credentialsTree, secondsAfter } from './answers'
import { checkConstraints } from './constraints'
import { AwsError, accessDenied, validationError } from './errors'
import type { Request, Service, Tree } from './http'
import { provesMfa } from './mfa'
import { authenticate } from './sigv4'
import { type Key, type Role, roleSession, type State, type TemporaryKey, userSession } from './state'
import { trustingRole } from './trust'
import { audience, issuer, webIdentity } from './web-identity'
import { queryProtocol } from './xml'

const mfaConstraints = {
  SerialNumber: { min: 9, max: 256, pattern: /[\w+=/:,.@-]*/ },
  TokenCode: { min: 6, max: 6, pattern: /[\d]*/ },
}
const roleConstraints = {
  RoleArn: { required: true, min: 20, max: 2048 },
  RoleSessionName: { required: true, min: 2, max: 64, pattern: /[\w+=,.@-]*/ },
  DurationSeconds: { number: true, min: 900, max: 43200 },
  Policy: { min: 1, max: 2048 },
}
const constraints = {
  AssumeRole: {
    ...roleConstraints,
    ...mfaConstraints,
    ExternalId: { min: 2, max: 1224, pattern: /[\w+=,.@:/-]*/ },
    SourceIdentity: { min: 2, max: 64, pattern: /[\w+=,.@-]*/ },
  },
  AssumeRoleWithWebIdentity: { ...roleConstraints, WebIdentityToken: { required: true, min: 4, max: 20000 } },
  GetSessionToken: { ...mfaConstraints, DurationSeconds: { number: true, min: 900, max: 129600 } },
}

/** STS, API version 2011-06-15. */
export function stsService(state: State): Service {
  return {
    name: 'sts',
    ...queryProtocol('2011-06-15', 'https://sts.amazonaws.com/doc/2011-06-15/'),
    async answer(action, request, now) {
      if (action === 'AssumeRoleWithWebIdentity') return assumeRoleWithWebIdentity(state, request.parameters, now)
      const caller = await authenticate(request, state, 'sts', now)
      switch (action) {
        case 'AssumeRole':
          return assumeRole(state, caller, request.parameters, now)
        case 'GetSessionToken':
          return getSessionToken(state, caller, request.parameters, now)
        case 'GetCallerIdentity':
          return { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId }
        default:
          throw new AwsError('InvalidAction', `Could not find operation ${action} for version 2011-06-15`)
      }
    },
  }
}

function assumeRole(state: State, caller: Key, parameters: Request['parameters'], now: Date): Tree {
  checkConstraints(parameters, constraints.AssumeRole)
  const { RoleArn = '', ExternalId, SourceIdentity, Policy } = parameters
  if (!RoleArn.startsWith(`arn:${caller.partition}:iam::`)) throw validationError('Request ARN is invalid')
  checkPolicy(Policy)
  const mfa = provesMfa(state, caller, parameters) || caller.session?.mfa === true
  const role = trustingRole(state, caller, { roleArn: RoleArn, mfa, externalId: ExternalId })
  if (caller.role && Number(parameters.DurationSeconds ?? 3600) > 3600) {
    throw validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining')
  }
  const key = sessionOf(state, role, parameters, now)
  return {
    Credentials: credentialsTree(key),
    AssumedRoleUser: { AssumedRoleId: key.userId, Arn: key.arn },
    PackedPolicySize: Policy && Math.ceil((Policy.length * 100) / 2048),
    SourceIdentity,
  }
}

function assumeRoleWithWebIdentity(state: State, parameters: Request['parameters'], now: Date): Tree {
  checkConstraints(parameters, constraints.AssumeRoleWithWebIdentity)
  const { role, subject } = webIdentity(state, parameters.WebIdentityToken ?? '', parameters.RoleArn ?? '', now)
  const key = sessionOf(state, role, parameters, now)
  return {
    Credentials: credentialsTree(key),
    AssumedRoleUser: { AssumedRoleId: key.userId, Arn: key.arn },
    SubjectFromWebIdentityToken: subject,
    Provider: issuer,
    Audience: audience,
  }
}

/** The session that the parameters ask for, if the role may last so long. */
function sessionOf(state: State, role: Role, { RoleSessionName = '', DurationSeconds }: Request['parameters'], now: Date): TemporaryKey {
  const duration = Number(DurationSeconds ?? 3600)
  if (duration > role.maxSessionDuration) {
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  }
  return roleSession(state, role, RoleSessionName, secondsAfter(now, duration))
}

function getSessionToken(state: State, caller: Key, parameters: Request['parameters'], now: Date): Tree {
  checkConstraints(parameters, constraints.GetSessionToken)
  if (!caller.user || caller.session) throw accessDenied('Cannot call GetSessionToken with session credentials')
  const mfa = provesMfa(state, caller, parameters)
  const duration = Number(parameters.DurationSeconds ?? 43200)
  return { Credentials: credentialsTree(userSession(state, caller.user, secondsAfter(now, duration), mfa)) }
}

function checkPolicy(policy: string | undefined): void {
  if (policy === undefined) return
  try {
    JSON.parse(policy)
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'Syntax errors in policy.')
  }
}
