import {
  AssumeRole$,
  type AssumeRoleRequest,
  type AssumeRoleResponse,
  type Credentials,
  GetCallerIdentity$,
  type GetCallerIdentityResponse,
  GetSessionToken$,
  type GetSessionTokenRequest,
  type GetSessionTokenResponse,
} from '@aws-sdk/client-sts'
import { Secret } from '../secret'
import { send } from './send'
import type { Caller } from './types'

export type { Caller, Unsigned } from './types'

/** What STS answered, unchecked: nothing of it may reach a shell before it was checked. */
export interface Answer {
  readonly accessKeyId: string | undefined
  readonly secretAccessKey: Secret | undefined
  readonly sessionToken: Secret | undefined
  readonly expiration: Date | undefined
  /** Of the role's session. */
  readonly arn?: string | undefined
}

export interface Mfa {
  readonly serial: string
  readonly code: string
}

export interface AssumeRole {
  readonly roleArn: string
  readonly roleSessionName: string
  readonly durationSeconds: number
  readonly externalId?: string | undefined
  readonly mfa?: Mfa | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  readonly transitiveTagKeys?: readonly string[] | undefined
  readonly sourceIdentity?: string | undefined
  /** JSON. */
  readonly policy?: string | undefined
  readonly policyArns?: readonly string[] | undefined
}

/** Throws RefusedError, MfaError, CodeRefusedError or NetworkError. */
export async function assumeRole(caller: Caller, role: AssumeRole): Promise<Answer> {
  const { Credentials, AssumedRoleUser } = await send<AssumeRoleRequest, AssumeRoleResponse>(AssumeRole$, caller, {
    RoleArn: role.roleArn,
    RoleSessionName: role.roleSessionName,
    DurationSeconds: role.durationSeconds,
    ExternalId: role.externalId,
    Tags: role.tags && Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
    TransitiveTagKeys: role.transitiveTagKeys && [...role.transitiveTagKeys],
    SourceIdentity: role.sourceIdentity,
    Policy: role.policy,
    PolicyArns: role.policyArns?.map((arn) => ({ arn })),
    ...mfaFields(role.mfa),
  })
  return answer(Credentials, AssumedRoleUser?.Arn)
}

/** Throws as `assumeRole` does. */
export async function getSessionToken(
  caller: Caller,
  { durationSeconds, mfa }: { durationSeconds: number; mfa?: Mfa | undefined },
): Promise<Answer> {
  const request = { DurationSeconds: durationSeconds, ...mfaFields(mfa) }
  const { Credentials } = await send<GetSessionTokenRequest, GetSessionTokenResponse>(GetSessionToken$, caller, request)
  return answer(Credentials, undefined)
}

/** The ARN of whoever signs. Throws RefusedError or NetworkError. */
export async function getCallerIdentity(caller: Caller): Promise<{ arn: string | undefined; accountId: string | undefined }> {
  const { Arn, Account } = await send<object, GetCallerIdentityResponse>(GetCallerIdentity$, caller, {})
  return { arn: Arn, accountId: Account }
}

function mfaFields(mfa: Mfa | undefined) {
  return mfa ? { SerialNumber: mfa.serial, TokenCode: mfa.code } : {}
}

export function answer(credentials: Credentials | undefined, arn: string | undefined): Answer {
  const secret = (text: string | undefined) => (text === undefined ? undefined : new Secret(text))
  return {
    accessKeyId: credentials?.AccessKeyId,
    secretAccessKey: secret(credentials?.SecretAccessKey),
    sessionToken: secret(credentials?.SessionToken),
    expiration: credentials?.Expiration,
    arn,
  }
}
