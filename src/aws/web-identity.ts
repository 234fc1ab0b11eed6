import {
  AssumeRoleWithWebIdentity$,
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts'
import type { Secret } from '../secret'
import { send } from './send'
import { type Answer, answer } from './sts'
import type { Unsigned } from './types'

export interface AssumeRoleWithWebIdentity {
  readonly roleArn: string
  readonly roleSessionName: string
  readonly durationSeconds: number
  readonly token: Secret
  /** JSON. */
  readonly policy?: string | undefined
  readonly policyArns?: readonly string[] | undefined
}

/** Throws RefusedError or NetworkError. */
export async function assumeRoleWithWebIdentity(caller: Unsigned, role: AssumeRoleWithWebIdentity): Promise<Answer> {
  const { Credentials, AssumedRoleUser } = await send<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>(
    AssumeRoleWithWebIdentity$,
    caller,
    {
      RoleArn: role.roleArn,
      RoleSessionName: role.roleSessionName,
      DurationSeconds: role.durationSeconds,
      WebIdentityToken: role.token.reveal(),
      Policy: role.policy,
      PolicyArns: role.policyArns?.map((arn) => ({ arn })),
    },
  )
  return answer(Credentials, AssumedRoleUser?.Arn)
}
